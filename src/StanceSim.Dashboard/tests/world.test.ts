import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoContains } from 'd3-geo';
import { describe, expect, it, vi } from 'vitest';
import { landsOf, type Atlas } from '../src/map/world.ts';

vi.mock('world-atlas/countries-50m.json?url', () => ({ default: '' }));
const atlas = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-50m.json'), 'utf8')) as Atlas;
const lands = landsOf(atlas);

describe('the map', () => {
  it.each([['Crimea', 34.2, 45.2], ['Kosovo', 21, 42.6], ['N. Cyprus', 33.5, 35.3], ['Somaliland', 45, 9.8]])('gives %s to nobody', (name, longitude, latitude) => {
    const there = lands.filter((land) => geoContains(land, [longitude, latitude]));
    expect(there.map((land) => [land.properties.name, land.properties.disputed, land.id])).toEqual([[name, true, undefined]]);
  });

  it('leaves countries as they are otherwise', () => {
    expect(lands.filter((land) => geoContains(land, [37.6, 55.8])).map((land) => land.id)).toEqual(['643']);
    expect(new Set(lands.map((land) => land.properties.name)).size).toBe(lands.length);
  });
});
