/** Where the tab is: path and query, and nothing of the view beside them. */
class Place {
  path = $state(window.location.pathname);
  search = $state(window.location.search);
  query = $derived(new URLSearchParams(this.search));
}

export const place = new Place();

/** Browsers stop taking addresses that come too fast, as from a slider that is dragged: so many are written at once, then so many each second. */
const [atOnce, perSecond] = [30, 4];
let left = atOnce;
let counted = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

function here(): string {
  return place.path + place.search;
}

/** Writes where the tab is over the address. */
function write(): void {
  clearTimeout(waiting);
  waiting = undefined;
  left--;
  if (here() !== window.location.pathname + window.location.search) window.history.replaceState(null, '', here());
}

function writeSoon(): void {
  const now = performance.now();
  left = Math.min(atOnce, left + ((now - counted) / 1000) * perSecond);
  counted = now;
  if (left >= 1) write();
  else waiting ??= setTimeout(write, ((1 - left) / perSecond) * 1000);
}

/** Says whether a page with something unsaved may be left. */
type Guard = () => boolean;
let guard: Guard | null = null;

/** Asks before another path is shown; and lets the browser ask before the tab goes, where a reload would lose something. Returns how to stop asking. */
export function guardLeaving(unsaved: () => boolean, lost: () => boolean, ask: Guard): () => void {
  const mine: Guard = () => !unsaved() || ask();
  const unload = (event: BeforeUnloadEvent): void => { if (lost()) event.preventDefault(); };
  guard = mine;
  window.addEventListener('beforeunload', unload);
  return () => {
    if (guard === mine) guard = null;
    window.removeEventListener('beforeunload', unload);
  };
}

function mayGoTo(path: string): boolean {
  return path === place.path || guard === null || guard();
}

function take(address: URL): void {
  place.path = address.pathname;
  place.search = address.search;
}

/** Goes to an address of this site; `replace` leaves no step back, for what changes while one drags. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (address === here()) return;
  const next = new URL(address, window.location.href);
  if (!mayGoTo(next.pathname)) return;
  const pathBefore = place.path;
  if (how === 'replace' && next.pathname === pathBefore) {
    take(next);
    writeSoon();
    return;
  }
  write();
  if (how === 'replace') window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  take(next);
  if (how === 'push' && pathBefore !== place.path) window.scrollTo(0, 0);
}

/** Follows links of this site without loading the page again. */
export function followLinks(): void {
  window.addEventListener('pagehide', write);
  window.addEventListener('popstate', () => {
    clearTimeout(waiting);
    waiting = undefined;
    // The browser has gone already; whoever stays gets the address back.
    if (mayGoTo(window.location.pathname)) take(new URL(window.location.href));
    else window.history.pushState(null, '', here());
  });
  document.addEventListener('click', (click) => {
    if (click.defaultPrevented || click.button !== 0 || click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return;
    const link = click.target instanceof Element ? click.target.closest('a') : null;
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return;
    if (link.origin !== window.location.origin || link.pathname.startsWith('/api/') || link.pathname.startsWith('/cluster/')) return;
    if (link.hash !== '' && link.pathname === window.location.pathname) return;
    click.preventDefault();
    go(link.pathname + link.search);
  });
}
