/**
 * Socket.IO's client 4.8.4 in other words, as `transport/relay-line` uses it: one namespace, our own parser, and a caller
 * that connects and comes back by itself. Its names, its states and the order of its events are kept.
 */
import type { Plugin } from 'vite';
import { engineIoFiles } from './lean-engine-io.ts';
import { type LeanFile, leanLibrary, wholeModule } from './lean-source.ts';

const manager = `import { Socket as Engine } from "engine.io-client";
import { Emitter } from "@socket.io/component-emitter";
import { on } from "./on.js";

export class Manager extends Emitter {
    subs = [];
    _readyState = "closed";
    constructor(uri, opts) {
        super();
        this.uri = uri;
        this.opts = opts;
        this.encoder = new opts.parser.Encoder();
        this.decoder = new opts.parser.Decoder();
    }
    open() {
        if (this._readyState !== "closed") return;
        this.engine = new Engine(this.uri, this.opts);
        this._readyState = "opening";
        const failed = (error) => {
            this.cleanup();
            this._readyState = "closed";
            this.emitReserved("error", error);
        };
        this.subs.push(on(this.engine, "open", () => this.onopen()), on(this.engine, "error", failed));
    }
    onopen() {
        const { engine } = this;
        this.cleanup();
        this._readyState = "open";
        this.emitReserved("open");
        this.subs.push(
            on(engine, "ping", () => this.emitReserved("ping")),
            on(engine, "data", (data) => this.ondata(data)),
            on(engine, "error", (error) => this.emitReserved("error", error)),
            on(engine, "close", (reason, details) => this.onclose(reason, details)),
            // What a listener throws is no fault of the packet.
            on(this.decoder, "decoded", (packet) => Promise.resolve().then(() => this.emitReserved("packet", packet))),
        );
    }
    ondata(data) {
        try {
            this.decoder.add(data);
        } catch (error) {
            this.onclose("parse error", error);
        }
    }
    _packet(packet) {
        for (const encoded of this.encoder.encode(packet)) this.engine.write(encoded);
    }
    cleanup() {
        for (const stop of this.subs.splice(0)) stop();
        this.decoder.destroy();
    }
    onclose(reason, details) {
        this.cleanup();
        this.engine?.close();
        this._readyState = "closed";
        this.emitReserved("close", reason, details);
    }
}
`;

/** Kinds of packets by number: 0 connect, 1 disconnect, 2 event, 3 answer, 4 refusal. */
const socket = `import { Emitter } from "@socket.io/component-emitter";
import { on } from "./on.js";

export class Socket extends Emitter {
    connected = false;
    receiveBuffer = [];
    sendBuffer = [];
    ids = 0;
    acks = {};
    flags = {};
    constructor(io, { auth }) {
        super();
        this.io = io;
        this.auth = auth;
    }
    get active() {
        return !!this.subs;
    }
    connect() {
        if (this.connected) return this;
        this.subs ??= [
            on(this.io, "open", () => this.onopen()),
            on(this.io, "packet", (packet) => this.onpacket(packet)),
            on(this.io, "error", (error) => this.connected || this.emitReserved("connect_error", error)),
            on(this.io, "close", (reason, details) => this.onclose(reason, details)),
        ];
        this.io.open();
        if (this.io._readyState === "open") this.onopen();
        return this;
    }
    emit(...data) {
        const packet = { type: 2, nsp: "/", data };
        if (typeof data.at(-1) === "function") {
            packet.id = this.ids++;
            this._registerAckCallback(packet.id, data.pop());
        }
        if (this.connected && !this.io.engine._hasPingExpired()) this.io._packet(packet);
        else this.sendBuffer.push(packet);
        this.flags = {};
        return this;
    }
    _registerAckCallback(id, ack) {
        const { timeout } = this.flags;
        this.acks[id] = ack;
        if (timeout === undefined) return;
        const timer = setTimeout(() => {
            delete this.acks[id];
            this.sendBuffer = this.sendBuffer.filter((packet) => packet.id !== id);
            ack(new Error("operation has timed out"));
        }, timeout);
        this.acks[id] = (...args) => {
            clearTimeout(timer);
            ack(...args);
        };
        this.acks[id]._withError = true;
    }
    emitWithAck(...data) {
        return new Promise((resolve, reject) => {
            const ack = (error, answer) => error ? reject(error) : resolve(answer);
            ack._withError = true;
            this.emit(...data, ack);
        });
    }
    timeout(ms) {
        this.flags.timeout = ms;
        return this;
    }
    onopen() {
        const connect = (data) => this.io._packet({ type: 0, nsp: "/", data });
        if (typeof this.auth === "function") this.auth(connect);
        else connect(this.auth);
    }
    onclose(reason, details) {
        this.connected = false;
        delete this.id;
        this.emitReserved("disconnect", reason, details);
        for (const id of Object.keys(this.acks)) {
            if (this.sendBuffer.some((packet) => String(packet.id) === id)) continue;
            const ack = this.acks[id];
            delete this.acks[id];
            if (ack._withError) ack(new Error("socket has been disconnected"));
        }
    }
    onpacket({ type, id, data }) {
        switch (type) {
            case 0:
                if (data?.sid) this.onconnect(data.sid);
                else this.emitReserved("connect_error", new Error("no sid"));
                break;
            case 1:
                this.destroy();
                this.onclose("io server disconnect");
                break;
            case 2:
                if (this.connected) this.emitReserved(...data);
                else this.receiveBuffer.push(data);
                break;
            case 3:
                this.onack(id, data);
                break;
            case 4:
                this.destroy();
                this.emitReserved("connect_error", Object.assign(new Error(data.message), { data: data.data }));
        }
    }
    onack(id, data) {
        const ack = this.acks[id];
        if (!ack) return;
        delete this.acks[id];
        if (ack._withError) ack(null, ...data);
        else ack(...data);
    }
    onconnect(id) {
        this.id = id;
        this.connected = true;
        for (const data of this.receiveBuffer.splice(0)) this.emitReserved(...data);
        for (const packet of this.sendBuffer.splice(0)) this.io._packet(packet);
        this.emitReserved("connect");
    }
    destroy() {
        for (const stop of this.subs ?? []) stop();
        this.subs = undefined;
        this.io.onclose("forced close");
    }
    disconnect() {
        if (this.connected) this.io._packet({ type: 1, nsp: "/" });
        this.destroy();
        if (this.connected) this.onclose("io client disconnect");
        return this;
    }
    close() {
        return this.disconnect();
    }
}
`;

const emitter = `export class Emitter {
    on(event, fn) {
        const all = (this._callbacks ??= new Map());
        all.set(event, [...(all.get(event) ?? []), fn]);
        return this;
    }
    once(event, fn) {
        const once = (...args) => {
            this.off(event, once);
            fn.apply(this, args);
        };
        once.fn = fn;
        return this.on(event, once);
    }
    off(event, fn) {
        if (event === undefined) this._callbacks = undefined;
        else {
            const left = fn ? [...(this._callbacks?.get(event) ?? [])] : [];
            const at = left.findIndex((one) => one === fn || one.fn === fn);
            if (at >= 0) left.splice(at, 1);
            this._callbacks?.set(event, left);
        }
        return this;
    }
    removeListener(event, fn) {
        return this.off(event, fn);
    }
    removeAllListeners(event) {
        return this.off(event);
    }
    emitReserved(event, ...args) {
        for (const fn of this._callbacks?.get(event) ?? []) fn.apply(this, args);
        return this;
    }
    emit(...args) {
        return this.emitReserved(...args);
    }
}
`;

const client: readonly LeanFile[] = [
  {
    path: '/socket.io-client/build/esm/index.js',
    steps: [
      wholeModule(
        'connections shared between namespaces',
        'return io.socket(parsed.path, opts);',
        `import { Manager } from "./manager.js";
import { Socket } from "./socket.js";
export const io = (uri, opts) => new Socket(new Manager(uri, opts), opts);
`,
      ),
    ],
  },
  {
    path: '/socket.io-client/build/esm/manager.js',
    steps: [wholeModule('many namespaces, and coming back', 'this._reconnectionAttempts = v;', manager)],
  },
  {
    path: '/socket.io-client/build/esm/socket.js',
    steps: [
      wholeModule('what is sent again, and listeners of everything', 'this._anyOutgoingListeners', socket),
    ],
  },
  {
    path: '/@socket.io/component-emitter/lib/esm/index.js',
    steps: [
      wholeModule(
        'one method under four names, and arguments by hand',
        'Emitter.prototype.hasListeners = ',
        emitter,
      ),
    ],
  },
];

export const socketIoFiles: readonly LeanFile[] = [...client, ...engineIoFiles];

/** Makes `import { io } from 'socket.io-client'` bundle what `transport/relay` runs. */
export function leanSocketIo(): Plugin {
  return leanLibrary('socket-io', socketIoFiles);
}
