/**
 * Opening a dialog moves focus into it, even inside an inert frame, and would take the agent's keyboard out of
 * the console. The replayed page is given methods that open without focus; no attribute is left behind.
 */
export function keepFocusOut(page: Window & typeof globalThis): void {
  const dialog = page.HTMLDialogElement.prototype;
  for (const method of ['show', 'showModal'] as const) {
    const open = dialog[method];
    dialog[method] = function (this: HTMLDialogElement) {
      const was = this.inert;
      this.inert = true;
      open.call(this);
      this.inert = was;
    };
  }
  page.HTMLElement.prototype.focus = () => {};
  page.SVGElement.prototype.focus = () => {};
}
