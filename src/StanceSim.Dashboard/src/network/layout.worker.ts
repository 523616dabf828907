import { layOut, type LayoutInput } from './layout.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = (message: MessageEvent<LayoutInput>) => {
  const places = layOut(message.data);
  scope.postMessage(places, [places.buffer]);
};
