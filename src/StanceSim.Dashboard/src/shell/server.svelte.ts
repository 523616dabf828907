import { get } from '../api/client.ts';
import { Resource } from '../api/resource.svelte.ts';
import type { Server } from '../api/types.ts';

/** What the server can do; asked once. */
export const server = new Resource<Server>();

export function askServer(): void {
  void server.load((signal) => get<Server>('/server', {}, signal));
}

export function offers(feature: string): boolean {
  return server.value?.features.includes(feature) ?? false;
}
