import type { TextKey } from '../text/text.ts';

/** A page: which paths it has, and how its code is loaded. Parameters are decoded parts of the path. */
export interface Route {
  name: string;
  pattern: RegExp;
  title: TextKey;
  section: 'runs' | 'scenarios' | 'compare' | 'logs' | 'cluster' | 'help';
  /** The page; it takes `parameters: string[]` or nothing. */
  load(): Promise<{ default: unknown }>;
}

export const routes: readonly Route[] = [
  { name: 'runs', pattern: /^\/(?:runs\/?)?$/, title: 'runs.title', section: 'runs', load: () => import('../pages/runs/RunsPage.svelte') },
  { name: 'scenarios', pattern: /^\/scenarios\/?$/, title: 'scenarios.title', section: 'scenarios', load: () => import('../pages/scenarios/ScenariosPage.svelte') },
  { name: 'scenario', pattern: /^\/scenarios\/([^/]+)$/, title: 'scenario.title', section: 'scenarios', load: () => import('../pages/scenario/ScenarioPage.svelte') },
  { name: 'actor', pattern: /^\/run\/([^/]+)\/actor\/([^/]+)$/, title: 'actor.title', section: 'runs', load: () => import('../pages/actor/ActorPage.svelte') },
  { name: 'cascades', pattern: /^\/run\/([^/]+)\/cascades$/, title: 'cascades.title', section: 'runs', load: () => import('../pages/cascades/CascadesPage.svelte') },
  { name: 'cascade', pattern: /^\/run\/([^/]+)\/cascade\/([^/]+)$/, title: 'cascade.title', section: 'runs', load: () => import('../pages/cascade/CascadePage.svelte') },
  { name: 'run', pattern: /^\/run\/([^/]+)$/, title: 'run.title', section: 'runs', load: () => import('../pages/run/RunPage.svelte') },
  { name: 'compare', pattern: /^\/compare$/, title: 'compare.title', section: 'compare', load: () => import('../pages/compare/ComparePage.svelte') },
  { name: 'logs', pattern: /^\/logs$/, title: 'logs.title', section: 'logs', load: () => import('../pages/logs/LogsPage.svelte') },
  { name: 'cluster', pattern: /^\/cluster$/, title: 'cluster.title', section: 'cluster', load: () => import('../pages/cluster/ClusterPage.svelte') },
  { name: 'help', pattern: /^\/help$/, title: 'help.title', section: 'help', load: () => import('../pages/help/HelpPage.svelte') },
];

export interface Match { route: Route; parameters: string[] }

export function match(path: string): Match | null {
  for (const route of routes) {
    const found = route.pattern.exec(path);
    if (found !== null) return { route, parameters: found.slice(1).map(decodePart) };
  }
  return null;
}

/** A part that is no valid encoding is taken as it is; the server will not know it. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
