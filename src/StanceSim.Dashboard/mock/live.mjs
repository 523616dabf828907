// The WebSocket of docs/api.md: commands up, events and binary frames down.
import { WebSocketServer } from 'ws';
import * as explain from './explain.mjs';

export function acceptLive(server, world) {
  const sockets = new WebSocketServer({ server, path: '/api/v1/live' });
  sockets.on('connection', (socket, request) => {
    const run = world.runs.get(new URL(request.url, 'http://mock').searchParams.get('run') ?? '');
    if (run === undefined) return socket.close(4404);
    const viewer = new Viewer(socket, run, world);
    run.viewers.add(viewer);
    socket.on('close', () => { run.viewers.delete(viewer); run.tell(run.state()); });
    socket.on('message', (text) => viewer.obey(JSON.parse(String(text))));
    run.tell(run.state());
    viewer.frame(run.newest, 1);
  });
}

class Viewer {
  constructor(socket, run, world) {
    Object.assign(this, { socket, run, world, issue: 0, seeking: false, last: run.newest });
  }

  text(event) { this.socket.send(JSON.stringify(event)); }

  frame(tick, kind) {
    if (kind === 1 && this.seeking) return;
    const { run } = this.run;
    const n = run.actors.length;
    const { low, high } = run.issues[this.issue];
    const flows = run.messages.length === 0 ? { tick: [] } : explain.flows(run, { issue: run.issues[this.issue].id, from: Math.min(this.last, tick - 1), to: tick, perTick: 40 }, tick);
    if (kind === 1) this.last = tick;
    const bytes = Buffer.alloc(24 + 2 * n + 16 * flows.tick.length);
    bytes.writeUInt8(kind, 0); bytes.writeUInt8(1, 1); bytes.writeUInt16LE(this.issue, 2); bytes.writeUInt32LE(tick, 4); bytes.writeDoubleLE(Date.now(), 8); bytes.writeUInt32LE(n, 16);
    for (let i = 0; i < n; i++) {
      const share = (run.stances.position[this.issue][tick * n + i] - (low + high) / 2) / ((high - low) / 2);
      bytes.writeInt16LE(Math.floor(32767 * share + 0.5), 20 + 2 * i);
    }
    bytes.writeUInt32LE(flows.tick.length, 20 + 2 * n);
    flows.tick.forEach((_, i) => {
      const at = 24 + 2 * n + 16 * i;
      const message = run.messages[flows.message[i]];
      bytes.writeUInt32LE(flows.message[i], at); bytes.writeUInt32LE(flows.from[i], at + 4); bytes.writeUInt32LE(flows.to[i] >>> 0, at + 8);
      bytes.writeInt16LE(Math.floor(32767 * flows.effect[i] + 0.5), at + 12);
      bytes.writeUInt8(Math.max(0, this.world.kinds.findIndex((k) => k.name === message.kind)), at + 14);
      bytes.writeUInt8((message.intensity > 0 ? 1 : 0) | (message.intensity < 0 ? 2 : 0), at + 15);
    });
    this.socket.send(bytes);
  }

  obey(command) {
    const run = this.run;
    const done = (result = null) => { if (command.request !== undefined) this.text({ event: 'done', request: command.request, result }); };
    switch (command.command) {
      case 'play': if (command.ticksPerSecond !== undefined) run.ticksPerSecond = command.ticksPerSecond; run.play(); break;
      case 'pause': run.pause(); break;
      case 'step': run.pause(); for (let i = 0; i < command.ticks; i++) run.step(); break;
      case 'speed': run.ticksPerSecond = command.ticksPerSecond; if (run.status === 'running') run.play(); break;
      case 'watch': this.issue = run.run.issueIndex.get(command.issue) ?? 0; this.frame(run.newest, 1); break;
      case 'seek': this.seeking = true; this.frame(Math.min(command.tick, run.newest), 2); break;
      case 'follow': this.seeking = false; this.frame(run.newest, 1); break;
      case 'set': return done(run.intervene({ kind: 'parameter', path: command.path, value: command.value, summary: `${command.path} = ${command.value}` }));
      case 'inject': return done(run.intervene({ kind: 'message', message: `injected-${run.intervened.length}`, summary: `${command.message.sender}: ${command.message.kind}` }));
      default: return this.text({ event: 'problem', request: command.request ?? null, problem: { title: `No command ${command.command}.` } });
    }
    done();
  }
}
