/**
 * Engine.IO's client 6.6.8 in other words: a WebSocket from the start, long-polling from a chunk of its own, one address,
 * frames as bytes. Its names, its states and the order of its events are kept.
 */
import { pollingOnly } from './lean-polling.ts';
import { type LeanFile, wholeModule } from './lean-source.ts';

const packets = `export const protocol = 4;
const types = ["open", "close", "ping", "pong", "message", "upgrade", "noop"];

/** Bytes are a message by themselves. */
export function encodePacket({ type, data }) {
    return ArrayBuffer.isView(data) || data instanceof ArrayBuffer ? data : types.indexOf(type) + (data || "");
}

export function decodePacket(data) {
    if (typeof data !== "string") return { type: "message", data };
    const type = types[data[0]];
    return type ? { type, data: data.slice(1) || undefined } : { type: "error", data: "parser error" };
}
`;

const transport = `import { Emitter } from "@socket.io/component-emitter";
import { decodePacket } from "engine.io-parser";

export class Transport extends Emitter {
    writable = false;
    constructor(opts) {
        super();
        this.opts = opts;
        this.query = opts.query;
        this.socket = opts.socket;
    }
    onError(reason) {
        this.emitReserved("error", new Error(reason));
    }
    open() {
        this.readyState = "opening";
        this.doOpen();
    }
    close() {
        if (this.readyState === "opening" || this.readyState === "open") {
            this.doClose();
            this.onClose();
        }
    }
    send(packets) {
        if (this.readyState === "open") this.write(packets);
    }
    onOpen() {
        this.readyState = "open";
        this.writable = true;
        this.emitReserved("open");
    }
    onData(data) {
        this.onPacket(decodePacket(data));
    }
    onPacket(packet) {
        this.emitReserved("packet", packet);
    }
    onClose(details) {
        this.readyState = "closed";
        this.emitReserved("close", details);
    }
    pause() {}
    createUri(scheme, query) {
        const { address, path } = this.opts;
        return address.protocol.replace("http", scheme) + "//" + address.host + path + "?" + new URLSearchParams(query);
    }
}
`;

const webSocket = `import { encodePacket } from "engine.io-parser";
import { Transport } from "../transport.js";

export class WS extends Transport {
    name = "websocket";
    doOpen() {
        try {
            this.ws = new WebSocket(this.createUri("ws", this.query));
        } catch (error) {
            return this.emitReserved("error", error);
        }
        this.ws.binaryType = "arraybuffer";
        this.ws.onopen = () => this.onOpen();
        this.ws.onclose = (context) => this.onClose({ context });
        this.ws.onmessage = ({ data }) => this.onData(data);
        this.ws.onerror = () => this.onError("websocket error");
    }
    write(packets) {
        this.writable = false;
        for (const packet of packets) try {
            this.ws.send(encodePacket(packet));
        } catch {}
        Promise.resolve().then(() => {
            this.writable = true;
            this.emitReserved("drain");
        });
    }
    doClose() {
        if (!this.ws) return;
        this.ws.onerror = () => {};
        this.ws.close();
        this.ws = null;
    }
}
`;

const transports = `import { WS } from "./websocket.js";

export const transports = { websocket: WS };
/** What only a connection by long-polling needs, once it is fetched. */
export const polled = {};

export async function loadPolling() {
    const { Fetch, probe, writable } = await import("./polling-fetch.js");
    transports.polling = Fetch;
    Object.assign(polled, { probe, writable });
}
`;

const socket = `import { Emitter } from "@socket.io/component-emitter";
import { loadPolling, polled, transports } from "./transports/index.js";

export class Socket extends Emitter {
    writeBuffer = [];
    _prevBufferLen = 0;
    _upgrades = [];
    _pingTimeoutTime = Infinity;
    constructor(uri, opts) {
        super();
        const address = new URL(uri);
        this.opts = { ...opts, address };
        this.transports = [...opts.transports];
        this._offline = () => this._onClose("transport close");
        if (address.hostname !== "localhost") addEventListener("offline", this._offline);
        this._open();
    }
    createTransport(transport) {
        const query = { EIO: 4, transport, ...this.id && { sid: this.id } };
        return new transports[transport]({ ...this.opts, query, socket: this });
    }
    _open() {
        const [name] = this.transports;
        this.readyState = "opening";
        if (!transports[name]) {
            this.transport ??= { close() {}, removeAllListeners() {} };
            loadPolling().then(
                () => this.readyState === "opening" && this._open(),
                () => this._onError(new Error("no polling")),
            );
            return;
        }
        const transport = this.createTransport(name);
        transport.open();
        this.setTransport(transport);
    }
    setTransport(transport) {
        this.transport?.removeAllListeners();
        this.transport = transport;
        transport
            .on("drain", () => this._onDrain())
            .on("packet", (packet) => this._onPacket(packet))
            .on("error", (error) => this._onError(error))
            .on("close", (details) => this._onClose("transport close", details));
    }
    _onPacket({ type, data }) {
        if (this.readyState === "closed") return;
        switch (type) {
            case "open":
                this._onHandshake(JSON.parse(data));
                break;
            case "ping":
                this._sendPacket("pong");
                this.emitReserved("ping");
                this._resetPingTimeout();
                break;
            case "error":
                this._onError(new Error("server error"));
                break;
            case "message":
                this.emitReserved("data", data);
        }
    }
    _onHandshake({ sid, upgrades, pingInterval, pingTimeout, maxPayload }) {
        this.id = this.transport.query.sid = sid;
        this._upgrades = upgrades.filter((name) => this.transports.includes(name));
        this._patience = pingInterval + pingTimeout;
        this._maxPayload = maxPayload;
        this.readyState = "open";
        this.emitReserved("open");
        this.flush();
        if (this.readyState === "open") for (const name of this._upgrades) polled.probe?.(this, name);
        if (this.readyState !== "closed") this._resetPingTimeout();
    }
    _resetPingTimeout() {
        clearTimeout(this._pingTimeoutTimer);
        this._pingTimeoutTime = Date.now() + this._patience;
        this._pingTimeoutTimer = setTimeout(() => this._onClose("ping timeout"), this._patience);
    }
    _onDrain() {
        this.writeBuffer.splice(0, this._prevBufferLen);
        this._prevBufferLen = 0;
        if (this.writeBuffer.length) this.flush();
        else this.emitReserved("drain");
    }
    flush() {
        if (this.readyState === "closed" || !this.transport.writable || this.upgrading || !this.writeBuffer.length) return;
        const packets = polled.writable?.(this) ?? this.writeBuffer;
        this.transport.send(packets);
        this._prevBufferLen = packets.length;
        this.emitReserved("flush");
    }
    /** A timer of a page that has slept is late. */
    _hasPingExpired() {
        const hasExpired = Date.now() > this._pingTimeoutTime;
        if (hasExpired) Promise.resolve().then(() => this._onClose("ping timeout"));
        return hasExpired;
    }
    write(data) {
        this._sendPacket("message", data);
    }
    _sendPacket(type, data) {
        if (this.readyState === "closing" || this.readyState === "closed") return;
        this.writeBuffer.push({ type, data });
        this.flush();
    }
    close() {
        if (this.readyState !== "opening" && this.readyState !== "open") return;
        this.readyState = "closing";
        const close = () => {
            this.off("upgrade", close);
            this.off("upgradeError", close);
            this._onClose("forced close");
            this.transport.close();
        };
        const closeOnceOver = () => {
            if (this.upgrading) this.once("upgrade", close).once("upgradeError", close);
            else close();
        };
        if (this.writeBuffer.length) this.once("drain", closeOnceOver);
        else closeOnceOver();
    }
    _onError(error) {
        if (this.opts.tryAllTransports && this.transports.length > 1 && this.readyState === "opening") {
            this.transports.shift();
            return this._open();
        }
        this.emitReserved("error", error);
        this._onClose("transport error");
    }
    _onClose(reason, details) {
        if (this.readyState === "closed") return;
        clearTimeout(this._pingTimeoutTimer);
        this.transport.removeAllListeners("close");
        this.transport.close();
        this.transport.removeAllListeners();
        removeEventListener("offline", this._offline);
        this.readyState = "closed";
        this.id = null;
        this.emitReserved("close", reason, details);
        this.writeBuffer = [];
        this._prevBufferLen = 0;
    }
}
`;

/** Packets of one request: text as it is, bytes as base64. */
const payloads = `const asText = ({ type, data }) => {
    const packet = encodePacket({ type, data });
    if (typeof packet === "string") return packet;
    return new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve("b" + (reader.result.split(",")[1] ?? ""));
        reader.readAsDataURL(new Blob([packet]));
    });
};
/** Text alone is handed on at once: a page that is left has no later. */
const encodePayload = (packets, callback) => {
    const texts = packets.map(asText), handOn = (all) => callback(all.join("\\x1e"));
    if (texts.every((one) => typeof one === "string")) handOn(texts);
    else Promise.all(texts).then(handOn);
};
const decodePayload = (text) => text.split("\\x1e").map((one) => one[0] === "b" ? { type: "message", data: Uint8Array.from(atob(one.slice(1)), (char) => char.charCodeAt(0)).buffer } : decodePacket(one));
`;

export const engineIoFiles: readonly LeanFile[] = [
  {
    path: '/engine.io-parser/build/esm/index.js',
    steps: [
      wholeModule(
        'packets as streams and as Blobs',
        'export function createPacketEncoderStream() {',
        packets,
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/index.js',
    steps: [
      wholeModule(
        'transports for other programs',
        'export { Fetch } from "./transports/polling-fetch.js";',
        'export { Socket } from "./socket.js";\n',
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/socket.js',
    steps: [
      wholeModule(
        'options for Node, for other servers, and for old browsers',
        'this.opts.closeOnBeforeunload',
        socket,
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/transport.js',
    steps: [
      wholeModule('addresses put together by hand', 'export class TransportError extends Error {', transport),
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/index.js',
    steps: [
      wholeModule('every transport from the start', 'import { WT } from "./webtransport.js";', transports),
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/websocket.js',
    steps: [wholeModule('React Native and Node', 'export class BaseWS extends Transport {', webSocket)],
  },
  {
    path: '/engine.io-client/build/esm/transports/polling.js',
    steps: [
      {
        obstacle: 'helpers that only polling needs',
        pattern: /^import \{ randomString \} .*$/m,
        replacement: '',
      },
      {
        obstacle: 'packets of many kinds',
        pattern: /^import \{ encodePayload, decodePayload \} .*$/m,
        replacement: `import { decodePacket, encodePacket } from "engine.io-parser";\n${payloads}`,
      },
      {
        obstacle: 'addresses that are made anew each time by choice',
        pattern: /^ {4}uri\(\) \{\n[\s\S]*?^ {4}\}$/m,
        replacement: `    uri() {
        return this.createUri("http", { ...this.query, t: Date.now().toString(36) + Math.random().toString(36).slice(2, 5) });
    }`,
      },
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/polling-fetch.js',
    steps: [
      {
        obstacle: 'what is the same whichever way a connection goes',
        pattern: /^import \{ Polling \} .*$/m,
        replacement: `$&\n${pollingOnly}`,
      },
      {
        obstacle: 'an answer that breaks off, which nobody hears of',
        pattern: /^( +)(?=res\.text\(\)\.then\()/m,
        replacement: '$1return ',
      },
      { obstacle: 'cookies', pattern: /^ +\(_a = this\.socket\._cookieJar\) .*$/gm, replacement: '' },
    ],
  },
];
