/**
 * Socket.IO's client 4.8.4 and its engine 6.6.8 as `transport/relay` uses them: one namespace, our own parser,
 * WebSocket and long-polling, no options for Node.
 */
import type { Plugin } from 'vite';
import { pollingOnly } from './lean-polling.ts';
import { type LeanFile, type LeanStep, leanLibrary } from './lean-source.ts';

/** A whole module in other words; `known` is a line that says it is the one that was read. */
function module(obstacle: string, known: string, replacement: string): LeanStep {
  return { obstacle, rewrite: (source) => (source.includes(known) ? replacement : source) };
}

/** Methods of a class that nobody calls. */
function methods(...names: string[]): LeanStep[] {
  return names.map((name) => ({
    obstacle: `the method ${name}`,
    pattern: new RegExp(`^    (?:get )?${name}\\([^\\n]*\\) \\{(?: \\}|[\\s\\S]*?^    \\})$`, 'm'),
    replacement: '',
  }));
}

/** A statement from its first line to the end of its block. */
function block(obstacle: string, begin: string, replacement = ''): LeanStep {
  return {
    obstacle,
    pattern: new RegExp(`^( *)${begin}[^\\n]*\\{\\n[\\s\\S]*?^\\1\\}[^\\n]*$`, 'gm'),
    replacement,
  };
}

const timersOfNode = block('timers that Node may forget', 'if \\(this\\.opts\\.autoUnref\\)');

const client: readonly LeanFile[] = [
  {
    path: '/socket.io-client/build/esm/index.js',
    steps: [
      module(
        'connections shared between namespaces',
        'return io.socket(parsed.path, opts);',
        'import { Manager } from "./manager.js";\nexport const io = (uri, opts) => new Manager(uri, opts).socket("/", opts);',
      ),
    ],
  },
  {
    path: '/socket.io-client/build/esm/manager.js',
    steps: [
      { obstacle: 'the parser of Socket.IO', pattern: /^import \* as parser from .*$/m, replacement: '' },
      { obstacle: 'the choice of a parser', pattern: /opts\.parser \|\| parser/, replacement: 'opts.parser' },
      {
        obstacle: 'options that can be changed later',
        pattern: /^ {8}this\.reconnection\(opts[\s\S]*?^ {8}this\.timeout\(.*$/m,
        replacement: `        this._reconnection = true;
        this._reconnectionAttempts = Infinity;
        this.backoff = new Backoff({
            min: opts.reconnectionDelay,
            max: opts.reconnectionDelayMax,
            jitter: opts.randomizationFactor,
        });
        this._timeout = opts.timeout;`,
      },
      ...methods(
        'reconnection',
        'reconnectionAttempts',
        'reconnectionDelay',
        'randomizationFactor',
        'reconnectionDelayMax',
        'connect',
        'disconnect',
      ),
      timersOfNode,
    ],
  },
  {
    path: '/socket.io-client/build/esm/socket.js',
    steps: [
      { obstacle: 'the parser of Socket.IO', pattern: /^import \{ PacketType \} .*$/m, replacement: '' },
      {
        obstacle: 'names of packets',
        rewrite: (source) =>
          ['CONNECT', 'DISCONNECT', 'EVENT', 'ACK', 'CONNECT_ERROR', 'BINARY_EVENT', 'BINARY_ACK'].reduce(
            (lean, name, number) =>
              lean.replaceAll(new RegExp(`PacketType\\.${name}\\b`, 'g'), String(number)),
            source,
          ),
      },
      block('names that must not be sent', 'if \\(RESERVED_EVENTS\\.hasOwnProperty'),
      { obstacle: 'the list of those names', declarations: ['RESERVED_EVENTS'], replacement: '' },
      block('sending again', 'if \\(this\\._opts\\.retries'),
      {
        obstacle: 'a queue of what is sent again',
        pattern: /^ +this\._drainQueue\(true\);$/m,
        replacement: '',
      },
      block('listeners of all that comes', 'if \\(this\\._anyListeners && '),
      {
        obstacle: 'listeners of all that goes',
        pattern: /^ +this\.notifyOutgoingListeners\(packet\);$/gm,
        replacement: '',
      },
      block('what was missed and comes later', 'if \\(this\\._pid && args'),
      {
        obstacle: 'where it was missed',
        pattern: /^ +this\.recovered = .*$|^ +this\._pid = .*$/gm,
        replacement: '',
      },
      {
        obstacle: 'where it was missed, told',
        pattern: /this\._pid\s+\? Object\.assign\([\s\S]*?, data\)\s+: data/,
        replacement: 'data',
      },
      {
        obstacle: 'advice about old servers',
        pattern: /"It seems you are trying .*?"/,
        replacement: '"no sid"',
      },
      ...methods(
        'disconnected',
        'send',
        '_addToQueue',
        '_drainQueue',
        'compress',
        'volatile',
        'onAny',
        'prependAny',
        'offAny',
        'listenersAny',
        'onAnyOutgoing',
        'prependAnyOutgoing',
        'offAnyOutgoing',
        'listenersAnyOutgoing',
        'notifyOutgoingListeners',
      ),
    ],
  },
];

const helpers: readonly LeanFile[] = [
  {
    path: '/socket.io-client/build/esm/contrib/backo2.js',
    steps: [
      module(
        'settings of a delay that can be changed later',
        'Backoff.prototype.setJitter = ',
        `export class Backoff {
    attempts = 0;
    constructor(opts) {
        this.opts = opts;
    }
    duration() {
        const { min, max, jitter } = this.opts;
        const ms = min * 2 ** this.attempts++;
        return Math.min(ms + Math.floor((Math.random() * 2 - 1) * jitter * ms), max);
    }
    reset() {
        this.attempts = 0;
    }
}`,
      ),
    ],
  },
  {
    path: '/@socket.io/component-emitter/lib/esm/index.js',
    steps: [
      module(
        'one method under four names, and arguments by hand',
        'Emitter.prototype.hasListeners = ',
        `export class Emitter {
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
    emit(event, ...args) {
        return Emitter.prototype.emitReserved.call(this, event, ...args);
    }
}`,
      ),
    ],
  },
];

const engine: readonly LeanFile[] = [
  {
    path: '/engine.io-client/build/esm/socket.js',
    steps: [
      { obstacle: 'queries as text', pattern: /^import \{ decode \} .*$/m, replacement: '' },
      block('queries as text, read', 'if \\(typeof this\\.opts\\.query === "string"\\)'),
      {
        obstacle: 'transports given as classes',
        pattern: /^ {8}if \(opts\.transportImplementations && [\s\S]*?(?=^ {8}this\.opts = )/m,
        replacement: `        this.transports = [...opts.transports];
        this._transportsByName = DEFAULT_TRANSPORTS;
`,
      },
      {
        obstacle: 'options for Node',
        pattern: /^ {12}(?:agent: false|rejectUnauthorized: true|perMessageDeflate: \{[\s\S]*?\}),$/gm,
        replacement: '',
      },
      block('closing before a page is left', 'if \\(this\\.opts\\.closeOnBeforeunload\\)'),
      {
        obstacle: 'a listener of the page that stays for ever',
        pattern: /^const OFFLINE_EVENT_LISTENERS = \[\];\nif \(withEventListeners\) \{\n[\s\S]*?^\}$/m,
        replacement: '',
      },
      {
        obstacle: 'what that listener tells',
        pattern: /OFFLINE_EVENT_LISTENERS\.push\((this\._offlineEventListener)\)/,
        replacement: 'addEventListener("offline", $1)',
      },
      {
        obstacle: 'what that listener no longer tells',
        pattern:
          /const i = OFFLINE_EVENT_LISTENERS\.indexOf\((this\._offlineEventListener)\);\n\s+if \(i !== -1\) \{\n.*\n\s+\}/,
        replacement: 'removeEventListener("offline", $1);',
      },
      {
        obstacle: 'long-polling that most never need',
        pattern: /^( +)const transport = this\.createTransport\(transportName\);$/m,
        replacement: `$1if (!this._transportsByName[transportName]) {
$1    this.transport ??= { close() {}, removeAllListeners() {} };
$1    loadPolling().then(
$1        () => this.readyState === "opening" && this._open(),
$1        () => this._onError(new Error("no polling")),
$1    );
$1    return;
$1}
$&`,
      },
      {
        obstacle: 'where long-polling is found',
        pattern: /^import \{ transports as DEFAULT_TRANSPORTS \}/m,
        replacement: 'import { transports as DEFAULT_TRANSPORTS, polled, loadPolling }',
      },
      {
        obstacle: 'the way up from long-polling',
        pattern: /this\._probe\((.*)\);/,
        replacement: 'polled.probe?.(this, $1);',
      },
      {
        obstacle: 'the measure of a request',
        pattern: /this\._getWritablePackets\(\)/,
        replacement: '(polled.writable?.(this) ?? this.writeBuffer)',
      },
      ...methods('_probe', '_getWritablePackets'),
      block('the end of that', 'if \\(this\\._beforeunloadEventListener\\)'),
      block('cookies', 'if \\(this\\.opts\\.withCredentials\\)'),
      {
        obstacle: 'the memory of a WebSocket that worked',
        pattern: /this\.opts\.rememberUpgrade &&[\s\S]*?\? "websocket"\s*: (?=this\.transports\[0\])/,
        replacement: '',
      },
      {
        obstacle: 'what is remembered',
        pattern: /^ +Socket\.priorWebsocketSuccess = .*$/gm,
        replacement: '',
      },
      ...methods('send'),
      {
        obstacle: 'events that nobody hears',
        pattern: /^ +this\.emitReserved\("(?:packetCreate|heartbeat|handshake|pong|message|packet)".*\);$/gm,
        replacement: '',
      },
      {
        obstacle: 'a server that is not named',
        pattern: / {8}else if \(opts\.host\) \{[\s\S]*?^ {8}\}$/m,
        replacement: '',
      },
      timersOfNode,
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/index.js',
    steps: [
      module(
        'every transport from the start, and polling with XMLHttpRequest, twice the size of polling with fetch',
        'import { WT } from "./webtransport.js";',
        `import { WS } from "./websocket.js";
export const transports = { websocket: WS };
export const polled = {};
export async function loadPolling() {
    const { Fetch, probe, writable } = await import("./polling-fetch.js");
    transports.polling = Fetch;
    Object.assign(polled, { probe, writable });
}`,
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/polling-fetch.js',
    steps: [
      {
        obstacle: 'what is the same whichever way a connection goes',
        pattern: /^import \{ Polling \} .*$/m,
        replacement: `$&\nimport { byteLength } from "../util.js";\n${pollingOnly}`,
      },
      {
        obstacle: 'an answer that breaks off, which nobody hears of',
        pattern: /^( +)(?=res\.text\(\)\.then\()/m,
        replacement: '$1return ',
      },
      {
        obstacle: 'cookies',
        pattern: /^ +\(_a = this\.socket\._cookieJar\) .*$/gm,
        replacement: '',
      },
    ],
  },
  {
    path: '/engine.io-client/build/esm/index.js',
    steps: [
      {
        obstacle: 'transports for other programs',
        pattern: /^export \{ (?:Fetch|XHR|WS|WT)\b.*$/gm,
        replacement: '',
      },
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/websocket.js',
    steps: [
      {
        obstacle: 'React Native',
        pattern: /^const isReactNative =[\s\S]*?;$/m,
        replacement: 'const isReactNative = false;',
      },
      { obstacle: 'options for Node', pattern: /pick\(this\.opts, "agent"[^)]*\)/, replacement: '{}' },
      block('headers of the caller', 'if \\(this\\.opts\\.extraHeaders\\)'),
      {
        obstacle: 'WebSocket in old browsers',
        pattern: /globalThis\.WebSocket \|\| globalThis\.MozWebSocket/,
        replacement: 'globalThis.WebSocket',
      },
      timersOfNode,
    ],
  },
  {
    path: '/engine.io-client/build/esm/util.js',
    steps: [
      {
        obstacle: 'timers as they were before others changed them',
        pattern: /^const NATIVE_SET_TIMEOUT [\s\S]*?(?=^export function installTimerFunctions)/m,
        replacement: 'const NATIVE_SET_TIMEOUT = setTimeout, NATIVE_CLEAR_TIMEOUT = clearTimeout;\n',
      },
      { obstacle: 'the choice of those', pattern: /opts\.useNativeTimers/, replacement: 'false' },
      {
        obstacle: 'bytes counted by hand',
        declarations: ['utf8Length'],
        replacement: 'const utf8Length = (text) => new Blob([text]).size;',
      },
    ],
  },
  {
    path: '/engine.io-client/build/esm/globals.js',
    steps: [
      module(
        'ways around old browsers',
        'export function createCookieJar() { }',
        `export const nextTick = (step) => Promise.resolve().then(step);
export const globalThisShim = globalThis;
export const defaultBinaryType = "arraybuffer";
export function createCookieJar() { }`,
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/contrib/parseuri.js',
    steps: [
      module(
        'addresses taken apart by hand',
        'export function parse(str) {',
        `export function parse(uri) {
    const { protocol, hostname, port } = new URL(uri);
    return { protocol: protocol.slice(0, -1), host: hostname.replace(/^\\[|\\]$/g, ""), port };
}`,
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/contrib/parseqs.js',
    steps: [
      module(
        'queries written by hand',
        'export function encode(obj) {',
        'export const encode = (query) => String(new URLSearchParams(query));',
      ),
    ],
  },
  {
    path: '/engine.io-client/build/esm/transport.js',
    steps: [
      { obstacle: 'an address put together by hand', pattern: /^ {12}this\._port\(\) \+$/m, replacement: '' },
      {
        obstacle: 'the host of it',
        pattern: /^ {4}_hostname\(\) \{[\s\S]*?^ {4}\}$/m,
        replacement: `    _hostname() {
        return this.opts.hostname.replace(/.*:.*/, "[$$&]") + ":" + this.opts.port;
    }`,
      },
      ...methods('_port'),
    ],
  },
  {
    path: '/engine.io-parser/build/esm/decodePacket.browser.js',
    steps: [
      {
        obstacle: 'browsers without ArrayBuffer',
        pattern: /typeof ArrayBuffer === "function"/,
        replacement: 'true',
      },
      {
        obstacle: 'bytes as a Blob',
        declarations: ['mapBinary'],
        replacement: 'const mapBinary = (data) => (data instanceof ArrayBuffer ? data : data.buffer);',
      },
    ],
  },
  {
    path: '/engine.io-parser/build/esm/contrib/base64-arraybuffer.js',
    steps: [
      module(
        'base64 by hand',
        'export const decode = (base64) => {',
        'export const decode = (base64) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)).buffer;',
      ),
    ],
  },
  {
    path: '/engine.io-parser/build/esm/encodePacket.browser.js',
    steps: [
      {
        obstacle: 'browsers without Blob',
        pattern: /typeof Blob === "function" \|\|\n[\s\S]*?(?=;$)/m,
        replacement: 'true',
      },
      {
        obstacle: 'browsers without ArrayBuffer',
        pattern: /(?<=withNativeArrayBuffer = )typeof ArrayBuffer === "function"/,
        replacement: 'true',
      },
      {
        obstacle: 'data that is a Blob already',
        pattern: /^ {4}if \(withNativeBlob && data instanceof Blob\) \{\n[\s\S]*?^ {4}\}\n {4}else /m,
        replacement: '    ',
      },
      {
        obstacle: 'browsers without isView',
        pattern: /typeof ArrayBuffer\.isView === "function"[\s\S]*?(?=;$)/m,
        replacement: 'ArrayBuffer.isView(obj)',
      },
    ],
  },
];

export const socketIoFiles: readonly LeanFile[] = [...client, ...helpers, ...engine];

/** Makes `import { io } from 'socket.io-client'` bundle what `transport/relay` runs. */
export function leanSocketIo(): Plugin {
  return leanLibrary('socket-io', socketIoFiles);
}
