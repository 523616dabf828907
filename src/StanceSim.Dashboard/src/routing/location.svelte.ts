/** Where the tab is: path and query, and nothing of the view beside them. */
class Place {
  path = $state(window.location.pathname);
  search = $state(window.location.search);
  query = $derived(new URLSearchParams(this.search));
}

export const place = new Place();

/** Says whether a page with something unsaved may be left. */
type Guard = () => boolean;
let guard: Guard | null = null;

/** Asks before another path is shown, and lets the browser ask before the tab goes. Returns how to stop asking. */
export function guardLeaving(unsaved: () => boolean, ask: Guard): () => void {
  const mine: Guard = () => !unsaved() || ask();
  const unload = (event: BeforeUnloadEvent): void => { if (unsaved()) event.preventDefault(); };
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

function read(): void {
  place.path = window.location.pathname;
  place.search = window.location.search;
}

/** Goes to an address of this site; `replace` leaves no step back, for what changes while one drags. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (address === window.location.pathname + window.location.search) return;
  if (!mayGoTo(new URL(address, window.location.href).pathname)) return;
  if (how === 'replace') window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  const pathBefore = place.path;
  read();
  if (how === 'push' && pathBefore !== place.path) window.scrollTo(0, 0);
}

/** Follows links of this site without loading the page again. */
export function followLinks(): void {
  window.addEventListener('popstate', () => {
    // The browser has gone already; whoever stays gets the address back.
    if (mayGoTo(window.location.pathname)) read();
    else window.history.pushState(null, '', place.path + place.search);
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
