/**
 * Socket.IO's client 4.8.4 and its engine 6.6.8 as `transport/relay` uses them: one namespace, our own parser,
 * WebSocket and long-polling, no options for Node.
 */
import type { Plugin } from 'vite';
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
        obstacle: 'WebTransport before others',
        pattern: /this\._upgrades\.indexOf\("webtransport"\) !== -1 &&\s+name !== "webtransport"/,
        replacement: 'false',
      },
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
      { obstacle: 'WebTransport', pattern: /^import \{ WT \} .*$|^ +webtransport: WT,$/gm, replacement: '' },
      {
        obstacle: 'polling with XMLHttpRequest, twice the size of polling with fetch',
        pattern: /^import \{ XHR \} .*$/m,
        replacement: 'import { Fetch as XHR } from "./polling-fetch.js";',
      },
    ],
  },
  {
    path: '/engine.io-client/build/esm/transports/polling-fetch.js',
    steps: [
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
