const key = 'stancesim.shortcuts';

/** Whether single characters do something on the page of a run. Whoever speaks to the computer, or types by accident, turns them off. */
class Shortcuts {
  on = $state(window.localStorage.getItem(key) !== 'off');

  turn(on: boolean): void {
    this.on = on;
    if (on) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, 'off');
  }
}

export const shortcuts = new Shortcuts();
