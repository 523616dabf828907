import { entrance } from '../../api/session.svelte.ts';
import { shortcuts } from '../../shell/shortcuts.svelte.ts';
import { views } from './url.ts';
import type { RunPlace } from '../../run/context.ts';
import { eventFrames } from '../../run/events.ts';

/** Keys that work anywhere on the page of a run but in fields. The help page lists them. */
export function runKeys(place: RunPlace, following: () => boolean): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || place.view.dialog !== 'none' || entrance.locked || typing(event.target)) return;
    // Space plays as it does in every player; letters, digits and signs are for whoever wants them.
    if (!shortcuts.on && event.key.length === 1 && event.key !== ' ') return;
    const act = actionOf(event, place, following);
    if (act === null) return;
    event.preventDefault();
    act();
  };
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function pressing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, [role="slider"]') !== null;
}

function actionOf(event: KeyboardEvent, place: RunPlace, following: () => boolean): (() => void) | null {
  const { run, playback } = place;
  const big = event.shiftKey ? 10 : 1;
  const step = (by: number): void => { leaveLive(place); playback.step(by); };
  switch (event.key) {
    case ' ': return pressing(event.target) ? null : () => toggle(place, following());
    case 'k': return () => toggle(place, following());
    case 'ArrowLeft': case ',': return () => step(-big);
    case 'ArrowRight': case '.': return () => step(big);
    case 'Home': return () => step(-run.newest);
    case 'End': return () => (run.over ? step(run.newest) : place.show({ tick: null }));
    case '[': case ']': return () => {
      const frames = eventFrames(run);
      const next = event.key === ']' ? frames.find((frame) => frame > place.frame) : frames.findLast((frame) => frame < place.frame);
      if (next !== undefined) step(next - place.frame);
    };
    case 'v': return () => place.show({ view: views[(views.indexOf(place.view.view) + 1) % views.length] ?? 'network' });
    case 't': return () => place.show({ twin: place.view.twin === 0 ? 1 : 0 });
    case 'f': return () => place.show({ dialog: 'fork' });
    case 'i': return run.over ? null : () => place.show({ dialog: 'message' });
    case 'p': return run.over ? null : () => place.show({ dialog: 'parameter' });
    case '/': return () => document.getElementById('find-actor')?.focus();
    case 'Escape': return place.view.actor === null ? null : () => place.select(null);
    default: {
      const issue = /^[1-9]$/.test(event.key) ? run.detail.issues[Number(event.key) - 1] : undefined;
      return issue === undefined ? null : () => place.show({ issue: issue.id });
    }
  }
}

/** Looking at an earlier frame of a run that goes on is the viewer's own affair. */
export function leaveLive(place: RunPlace, at = place.frame): void {
  if (!place.run.over && place.view.tick === null) place.show({ tick: at }, 'replace');
}

/** Play or pause: of the run itself while one follows it, of the recording otherwise. */
export function toggle(place: RunPlace, following: boolean): void {
  const { run, playback } = place;
  if (following) run.command(run.status === 'running' ? { command: 'pause' } : { command: 'play' }).catch(() => undefined);
  else if (playback.playing) playback.pause();
  else playback.play();
}
