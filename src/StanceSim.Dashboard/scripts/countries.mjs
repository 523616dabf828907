// Writes src/map/countries.json: code, number, name and a point of every country, from Natural Earth (world-atlas).
// The point is the middle of the largest polygon, so that France lies in Europe and the United States not in the Pacific.
import { writeFileSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid } from 'd3-geo';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
const codes = require('i18n-iso-countries');

const largest = (geometry) => geometry.type !== 'MultiPolygon' ? geometry : geometry.coordinates
  .map((coordinates) => ({ type: 'Polygon', coordinates }))
  .reduce((best, polygon) => (geoArea(polygon) > geoArea(best) ? polygon : best));

const rows = feature(atlas, atlas.objects.countries).features
  .filter((country) => country.id !== undefined && codes.numericToAlpha3(country.id) !== undefined)
  .map((country) => {
    const [longitude, latitude] = geoCentroid(largest(country.geometry));
    return [codes.numericToAlpha3(country.id), country.id, country.properties.name, +longitude.toFixed(1), +latitude.toFixed(1)];
  })
  .sort((a, b) => (a[0] < b[0] ? -1 : 1))
  .filter((row, index, all) => index === 0 || all[index - 1][0] !== row[0]);

writeFileSync(new URL('../src/map/countries.json', import.meta.url), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
console.log(`${rows.length} countries`);
