import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeFrame, decodeShare, encodeFrame, encodePosition, encodeShare, type Flow } from '../src/api/frames.ts';

interface Vectors {
  frames: { name: string; hex: string; frame: { kind: number; version: number; issue: number; tick: number; wallMs: number; stances: number[]; flows: Flow[] } }[];
  codes: { value: number; low: number; high: number; code: number }[];
  malformed: { name: string; hex: string }[];
  ignored: { name: string; hex: string }[];
}

const vectors = JSON.parse(readFileSync(new URL('../../../tests/vectors/frames.json', import.meta.url), 'utf8')) as Vectors;

function bytesOf(hex: string): ArrayBuffer {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)).buffer;
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

describe('frames', () => {
  it.each(vectors.frames)('decodes $name', ({ hex, frame }) => {
    const decoded = decodeFrame(bytesOf(hex));
    expect(decoded === null ? null : { ...decoded, stances: [...decoded.stances] }).toEqual(frame);
  });

  it.each(vectors.frames)('encodes $name', ({ hex, frame }) => {
    expect(hexOf(encodeFrame({ ...frame, stances: Int16Array.from(frame.stances) }))).toBe(hex);
  });

  it.each(vectors.malformed)('refuses $name', ({ hex }) => {
    expect(() => decodeFrame(bytesOf(hex))).toThrow(RangeError);
  });

  it.each(vectors.ignored)('ignores $name', ({ hex }) => {
    expect(decodeFrame(bytesOf(hex))).toBeNull();
  });

  it.each(vectors.codes)('codes $value on a scale of $low to $high as $code', ({ value, low, high, code }) => {
    expect(encodePosition(value, low, high)).toBe(code);
  });

  it('gives back a share to within half a step', () => {
    for (let share = -1; share <= 1; share += 0.00317) expect(Math.abs(decodeShare(encodeShare(share)) - share)).toBeLessThanOrEqual(0.5 / 32767 + 1e-12);
  });
});
