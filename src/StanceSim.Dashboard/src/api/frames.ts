/** Binary frames of docs/api.md, and the code of a position. Bound by tests/vectors/frames.json. */

export interface Flow { message: number; from: number; to: number; effect: number; act: number; flags: number }
export interface Frame { kind: number; version: number; issue: number; tick: number; wallMs: number; stances: Int16Array; flows: Flow[] }

export const noValue = -32768;
export const wholeWorld = 0xffffffff;

const version = 1;
const headerBytes = 20;
const flowBytes = 16;
const scale = 32767;

/** Code of a share of a half-width, cut to [-1, 1]. */
export function encodeShare(share: number): number {
  return Math.floor(scale * Math.min(1, Math.max(-1, share)) + 0.5);
}

/** Share of a half-width in [-1, 1]; NaN for no value. */
export function decodeShare(code: number): number {
  return code === noValue ? Number.NaN : code / scale;
}

export function encodePosition(value: number, low: number, high: number): number {
  return encodeShare((value - (low + high) / 2) / ((high - low) / 2));
}

export function positionOf(share: number, low: number, high: number): number {
  return (low + high) / 2 + share * ((high - low) / 2);
}

/** Reads a frame; null when it is of a version this page does not know. Throws RangeError when its length is wrong. */
export function decodeFrame(bytes: ArrayBuffer): Frame | null {
  const view = new DataView(bytes);
  if (view.byteLength < headerBytes) throw new RangeError(`A frame of ${view.byteLength} bytes has no whole header.`);
  if (view.getUint8(1) !== version) return null;
  const actors = view.getUint32(16, true);
  const flowsAt = headerBytes + 2 * actors;
  if (view.byteLength < flowsAt + 4) throw new RangeError(`A frame of ${view.byteLength} bytes ends within its ${actors} positions.`);
  const count = view.getUint32(flowsAt, true);
  const expected = flowsAt + 4 + flowBytes * count;
  if (view.byteLength !== expected) throw new RangeError(`A frame of ${view.byteLength} bytes should have ${expected}.`);

  const stances = new Int16Array(actors);
  for (let actor = 0; actor < actors; actor++) stances[actor] = view.getInt16(headerBytes + 2 * actor, true);
  const flows: Flow[] = [];
  for (let index = 0; index < count; index++) flows.push(flowAt(view, flowsAt + 4 + flowBytes * index));
  return {
    kind: view.getUint8(0), version: view.getUint8(1), issue: view.getUint16(2, true), tick: view.getUint32(4, true),
    wallMs: view.getFloat64(8, true), stances, flows,
  };
}

export function encodeFrame(frame: Frame): ArrayBuffer {
  const flowsAt = headerBytes + 2 * frame.stances.length;
  const view = new DataView(new ArrayBuffer(flowsAt + 4 + flowBytes * frame.flows.length));
  view.setUint8(0, frame.kind);
  view.setUint8(1, frame.version);
  view.setUint16(2, frame.issue, true);
  view.setUint32(4, frame.tick, true);
  view.setFloat64(8, frame.wallMs, true);
  view.setUint32(16, frame.stances.length, true);
  frame.stances.forEach((code, actor) => view.setInt16(headerBytes + 2 * actor, code, true));
  view.setUint32(flowsAt, frame.flows.length, true);
  frame.flows.forEach((flow, index) => {
    const at = flowsAt + 4 + flowBytes * index;
    view.setUint32(at, flow.message, true);
    view.setUint32(at + 4, flow.from, true);
    view.setUint32(at + 8, flow.to, true);
    view.setInt16(at + 12, flow.effect, true);
    view.setUint8(at + 14, flow.act);
    view.setUint8(at + 15, flow.flags);
  });
  return view.buffer;
}

function flowAt(view: DataView, at: number): Flow {
  return {
    message: view.getUint32(at, true), from: view.getUint32(at + 4, true), to: view.getUint32(at + 8, true),
    effect: view.getInt16(at + 12, true), act: view.getUint8(at + 14), flags: view.getUint8(at + 15),
  };
}
