/** What is wrong with how the panel lies on the page; runs in the page and stands alone. */

/** One sentence for each fault; `height` is how much of the view can be seen, in CSS pixels. */
export function layoutFaults(height: number): string[] {
  const root = document.querySelector('medkig-panel')?.shadowRoot;
  if (!root) return ['there is no panel'];
  const faults: string[] = [];
  const width = document.documentElement.clientWidth;
  /** Rounding of a transform or a zoom, in pixels. */
  const slack = 1;
  const isInSight = ({ left, right, top, bottom }: DOMRect) =>
    left >= -slack && top >= -slack && right <= width + slack && bottom <= height + slack;

  const isShown = (element: Element) => {
    const box = element.getBoundingClientRect();
    const visible = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return visible && box.width > slack && !element.closest('[inert]');
  };

  if (document.documentElement.scrollWidth > width + slack) faults.push('the page scrolls sideways');
  for (const element of root.querySelectorAll('.card, .bar, .body')) {
    if (!isShown(element)) continue;
    if (element.scrollWidth > element.clientWidth + slack)
      faults.push(`.${element.className} scrolls sideways`);
    const { left, right } = element.getBoundingClientRect();
    if (left < -slack || right > width + slack) faults.push(`.${element.className} sticks out`);
  }

  const controls = [...root.querySelectorAll('button, input, summary, a[href]')].filter(isShown);
  if (controls.length === 0) faults.push('the panel has no control');
  const stop = controls.find((control) => control.matches('.stop'));
  if (stop && !isInSight(stop.getBoundingClientRect())) faults.push('Stop is out of sight');
  for (const control of controls) {
    const name = control.textContent || control.localName;
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = control.getBoundingClientRect();
    if (!isInSight(box)) faults.push(`«${name}» cannot be brought into sight`);
    else {
      const onTop = root.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!control.contains(onTop)) faults.push(`«${name}» is covered`);
    }
    // Links in a sentence are as high as its line (WCAG 2.2, 2.5.8).
    const isTarget = control.localName !== 'a' && control.localName !== 'summary';
    if (isTarget && (box.width < 44 || box.height < 44))
      faults.push(`«${name}» is ${Math.round(box.width)} × ${Math.round(box.height)}, smaller than 44 × 44`);
  }
  return faults;
}
