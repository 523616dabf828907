import { geoCentroid, geoContains, geoEqualEarth, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Feature, FeatureCollection, Geometry, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlasUrl from 'world-atlas/countries-50m.json?url';
import table from './countries.json';

export interface Country { code: string; number: string; name: string; longitude: number; latitude: number }

const rows = table as [string, string, string, number, number][];
const byCode = new Map(rows.map(([code, number, name, longitude, latitude]): [string, Country] => [code, { code, number, name, longitude, latitude }]));

/** A country by its ISO 3166-1 alpha-3 code. */
export function country(code: string): Country | undefined {
  return byCode.get(code);
}

export type Land = Feature<Geometry, { name: string; disputed?: boolean }>;
export type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const inCrimea: [number, number] = [34.2, 45.2];
/** Areas that Natural Earth draws by themselves, and that several claim. */
const claimed = new Set(['Kosovo', 'N. Cyprus', 'Somaliland', 'Siachen Glacier']);

/** Borders of Natural Earth, from this site. */
export async function loadWorld(): Promise<Land[]> {
  const response = await fetch(atlasUrl);
  return landsOf((await response.json()) as Atlas);
}

/** Countries, and disputed areas that are nobody's here: Natural Earth gives Crimea to who holds it, and this map does not. */
export function landsOf(atlas: Atlas): Land[] {
  return feature(atlas, atlas.objects.countries).features.filter((land) => land.properties.name !== 'Antarctica').flatMap((land): Land[] => {
    if (claimed.has(land.properties.name)) return [{ ...land, properties: { ...land.properties, disputed: true } }];
    if (land.geometry.type !== 'MultiPolygon' || !geoContains(land, inCrimea)) return [land];
    const isCrimea = (coordinates: MultiPolygon['coordinates'][number]): boolean => geoContains({ type: 'Polygon', coordinates }, inCrimea);
    const rest: MultiPolygon = { type: 'MultiPolygon', coordinates: land.geometry.coordinates.filter((polygon) => !isCrimea(polygon)) };
    const crimea: MultiPolygon = { type: 'MultiPolygon', coordinates: land.geometry.coordinates.filter(isCrimea) };
    return [{ ...land, geometry: rest }, { type: 'Feature', properties: { name: 'Crimea', disputed: true }, geometry: crimea }];
  });
}

/** A projection that shows points with room around them; the whole world where they span it. */
export function projectionFor(points: readonly (readonly [number, number])[], width: number, height: number, whole: boolean): GeoProjection {
  const room = 26;
  const extent: [[number, number], [number, number]] = [[room, room], [width - room, height - room]];
  if (whole || points.length < 2) return geoEqualEarth().fitExtent(extent, { type: 'Sphere' });
  const multi: GeoPermissibleObjects = { type: 'MultiPoint', coordinates: points.map(([longitude, latitude]) => [longitude, latitude]) };
  const [middle] = geoCentroid(multi);
  return geoEqualEarth().rotate([-middle, 0]).fitExtent(extent, multi);
}

export function pathOf(land: Land | FeatureCollection, projection: GeoProjection): string {
  return geoPath(projection).digits(1)(land) ?? '';
}
