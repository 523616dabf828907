import { describe, expect, it } from 'vitest';
import type { Actor, Tie } from '../src/api/types.ts';
import { aggregateAbove, graphOf, layoutInput, meanShare } from '../src/network/graph.ts';
import { hullOf, layOut } from '../src/network/layout.ts';
import { fit, readLook, writeLook, zoom } from '../src/network/view.ts';

function actors(count: number, blocs: number): Actor[] {
  return Array.from({ length: count }, (_, index) => ({ id: `A${index}`, name: `Actor ${index}`, type: 'state', bloc: index === 0 ? null : `Bloc ${index % blocs}`, partOf: null, iso: null }));
}
const ring = (count: number): Tie[] => Array.from({ length: count }, (_, index) => ({ from: `A${index}`, to: `A${(index + 1) % count}`, type: 'alliance', weight: 0.5 }));

describe('layout', () => {
  const graph = graphOf(actors(60, 4), ring(60), null, false);
  const places = layOut(layoutInput(graph, 1.7));
  const at = (node: number): [number, number] => [places[2 * node] ?? 0, places[2 * node + 1] ?? 0];

  it('gives equal places for equal input', () => {
    expect([...layOut(layoutInput(graph, 1.7))]).toEqual([...places]);
  });

  it('puts no node upon another', () => {
    for (let a = 0; a < 60; a++) {
      for (let b = a + 1; b < 60; b++) {
        const distance = Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]);
        expect(distance).toBeGreaterThan(((graph.nodes[a]?.radius ?? 0) + (graph.nodes[b]?.radius ?? 0)) * 0.9);
      }
    }
  });

  it('puts members of a bloc nearer to each other than to others', () => {
    const mean = (pairs: [number, number][]): number => pairs.reduce((sum, [a, b]) => sum + Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1]), 0) / pairs.length;
    const all = Array.from({ length: 59 }, (_, a) => Array.from({ length: 58 - a }, (_, b): [number, number] => [a + 1, a + b + 2])).flat();
    expect(mean(all.filter(([a, b]) => a % 4 === b % 4))).toBeLessThan(0.6 * mean(all.filter(([a, b]) => a % 4 !== b % 4)));
  });
});

describe('graph', () => {
  it('draws ties of the same two in one line and adds their weights', () => {
    const { links } = graphOf(actors(3, 1), [{ from: 'A0', to: 'A1', type: 'treaty', weight: 0.6 }, { from: 'A1', to: 'A0', type: 'rivalry', weight: -0.9 }], null, false);
    expect(links).toHaveLength(1);
    expect(links[0]?.weight).toBeCloseTo(-0.3);
  });

  it('has the ties of generated networks as well, added to those between the same two', () => {
    const { links } = graphOf(actors(4, 1), [{ from: 'A0', to: 'A1', type: 'treaty', weight: 0.6 }], { from: [0, 2], to: [1, 3], weight: [0.25, 0.5], total: 2 }, false);
    expect(links).toEqual([{ source: 0, target: 1, weight: 0.85, types: 'treaty + network' }, { source: 2, target: 3, weight: 0.5, types: 'network' }]);
  });

  it('stands blocs for their members above a number of actors, unless all are asked for', () => {
    const many = actors(aggregateAbove + 1, 10);
    expect(graphOf(many, [], null, false).nodes).toHaveLength(11);
    expect(graphOf(many, [], null, false).nodes.reduce((sum, node) => sum + node.members.length, 0)).toBe(aggregateAbove + 1);
    expect(graphOf(many, [], null, true).nodes).toHaveLength(aggregateAbove + 1);
  });
});

describe('hull', () => {
  it('goes around the outermost points', () => {
    expect(hullOf([[0, 0], [4, 0], [4, 4], [0, 4], [2, 2], [1, 3]])).toHaveLength(4);
  });
});

describe('view', () => {
  it('fits everything onto the canvas', () => {
    const places = Float32Array.from([-300, -20, 900, 400, 0, 0]);
    const view = fit(places, [5, 5, 5], 800, 600, 40);
    for (let node = 0; node < 3; node++) {
      const x = view.x + view.scale * (places[2 * node] ?? 0);
      const y = view.y + view.scale * (places[2 * node + 1] ?? 0);
      expect(x).toBeGreaterThanOrEqual(40 - 1e-6);
      expect(x).toBeLessThanOrEqual(760 + 1e-6);
      expect(y).toBeGreaterThanOrEqual(40 - 1e-6);
      expect(y).toBeLessThanOrEqual(560 + 1e-6);
    }
  });

  it('keeps what lies under the pointer where it is when zooming', () => {
    const before = { scale: 1.3, x: 20, y: -7 };
    const after = zoom(before, 1.7, 333, 222);
    const under = (view: typeof before): [number, number] => [(333 - view.x) / view.scale, (222 - view.y) / view.scale];
    expect(under(after)[0]).toBeCloseTo(under(before)[0]);
    expect(under(after)[1]).toBeCloseTo(under(before)[1]);
  });

  it('shows the same middle on a canvas of another size, and takes no nonsense', () => {
    const whole = { scale: 1.5, x: 10, y: 20 };
    const view = zoom(whole, 2, 300, 100);
    const text = writeLook(view, whole, 800, 600);
    const same = readLook(text, whole, 800, 600);
    expect(same?.scale).toBeCloseTo(view.scale, 2);
    expect(same?.x).toBeCloseTo(view.x, 0);
    const other = readLook(text, { scale: 0.75, x: 0, y: 0 }, 400, 300);
    expect(other?.scale).toBeCloseTo(view.scale / 2, 2);
    expect(((other?.x ?? 0) - 200) / (other?.scale ?? 1)).toBeCloseTo((view.x - 400) / view.scale, 0);
    for (const nonsense of [null, '', '1', '1,2', '0,1,1', 'a,b,c', '1,2,3,4', '-1,0,0', 'Infinity,0,0']) expect(readLook(nonsense, whole, 800, 600)).toBeNull();
  });
});

describe('a bloc', () => {
  it('stands where its members stand on average, and nowhere while one is not known', () => {
    const codes = Int16Array.from([32767, 0, -32767, -32768]);
    expect(meanShare(codes, [0, 1])).toBeCloseTo(0.5, 4);
    expect(meanShare(codes, [0, 2])).toBe(0);
    expect(meanShare(codes, [0, 3])).toBeNaN();
    expect(meanShare(null, [0])).toBeNaN();
  });
});
