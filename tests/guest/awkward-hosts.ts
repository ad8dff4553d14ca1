/** Pages that have changed the browser's own things before we come. Each is what the page's first script does. */
import { readFileSync } from 'node:fs';

const zone = readFileSync(new URL(import.meta.resolve('zone.js')), 'utf8');

export const awkwardHosts: Record<string, string> = {
  'has added to the prototypes of arrays and objects': `
    Array.prototype.remove = function (item) { this.splice(this.indexOf(item), 1); };
    Array.prototype.last = function () { return this[this.length - 1]; };
    Object.prototype.extend = function (other) { for (var key in other) this[key] = other[key]; };
    Object.prototype.typed = 'yes';
    String.prototype.strip = function () { return this.replace(/^ +| +$/g, ''); };`,

  'writes JSON in its own way': `
    Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    var stringify = JSON.stringify;
    JSON.stringify = function (value) { window.written = (window.written || 0) + 1; return stringify.apply(this, arguments); };`,

  'has wrapped what draws and watches the page': `
    var wrap = function (owner, name) {
      var original = owner[name];
      owner[name] = function () { return original.apply(this, arguments); };
    };
    wrap(Element.prototype, 'attachShadow');
    wrap(Element.prototype, 'getBoundingClientRect');
    wrap(Element.prototype, 'matches');
    wrap(Element.prototype, 'closest');
    wrap(Node.prototype, 'appendChild');
    wrap(Node.prototype, 'insertBefore');
    wrap(EventTarget.prototype, 'addEventListener');
    wrap(EventTarget.prototype, 'removeEventListener');
    wrap(CSSStyleSheet.prototype, 'insertRule');
    Function.prototype.toString = function () { return 'function () {}'; };
    var Native = window.MutationObserver;
    window.MutationObserver = function (listener) {
      return new Native(function (records, observer) { listener(records.slice(), observer); });
    };
    window.MutationObserver.prototype = Native.prototype;
    ['childNodes', 'parentNode', 'textContent', 'nextSibling'].forEach(function (name) {
      var original = Object.getOwnPropertyDescriptor(Node.prototype, name);
      Object.defineProperty(Node.prototype, name, Object.assign({}, original, { get: function () { return original.get.call(this); } }));
    });`,

  'has a Promise from before browsers had one': `
    var Native = window.Promise;
    function OldPromise(work) {
      var self = this;
      this.native = new Native(work);
    }
    OldPromise.prototype.then = function (done, failed) {
      var next = this.native.then(done, failed);
      return new OldPromise(function (resolve, reject) { next.then(resolve, reject); });
    };
    OldPromise.prototype['catch'] = function (failed) { return this.then(undefined, failed); };
    OldPromise.resolve = function (value) { return new OldPromise(function (resolve) { resolve(value); }); };
    OldPromise.reject = function (error) { return new OldPromise(function (_, reject) { reject(error); }); };
    OldPromise.all = function (list) { return Native.all(list); };
    OldPromise.race = function (list) { return Native.race(list); };
    window.Promise = OldPromise;`,

  'runs in Zone.js': `(() => {${zone}})();
    Zone.current.fork({ name: 'page' }).run(() => setTimeout(() => Promise.resolve().then(() => {}), 50));`,

  'has frozen what comes with the language': `
    [Object, Array, Function, String, Number, Boolean, Promise, Map, Set, WeakMap, WeakSet, RegExp, Date, Error, Uint8Array, ArrayBuffer]
      .forEach(function (own) { Object.freeze(own); Object.freeze(own.prototype); });
    [JSON, Math, Reflect, Element.prototype, Node.prototype, HTMLInputElement.prototype, customElements]
      .forEach(Object.freeze);`,

  'draws its body anew': `
    window.redraw = function () {
      var form = document.body.innerHTML.replace(/<medkig-panel[\\s\\S]*?<\\/medkig-panel>/, '');
      document.body.innerHTML = form;
    };`,
};
