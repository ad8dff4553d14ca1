/** The page as a screen reader gets it: the browser's own accessibility tree, in Chromium. */
import type { CDPSession, Frame, Page } from 'playwright';

export interface TreeNode {
  role: string;
  name: string;
  description: string;
  focused: boolean;
  /** Of headings. */
  level: number | undefined;
  /** The DOM node behind it. */
  domNode: number;
}

const sessions = new WeakMap<Page | Frame, Promise<CDPSession>>();

/** A frame of another site has a tree, and so a session, of its own. */
export function sessionOf(place: Page | Frame): Promise<CDPSession> {
  const context = 'context' in place ? place.context() : place.page().context();
  const session = sessions.get(place) ?? context.newCDPSession(place);
  sessions.set(place, session);
  return session;
}

/** All nodes that are not hidden from assistive tools, in reading order. */
export async function accessibilityTree(place: Page | Frame): Promise<TreeNode[]> {
  const session = await sessionOf(place);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description, properties = [], backendDOMNodeId }) => {
      const property = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value;
      return {
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        focused: property('focused') === true,
        level: property('level'),
        domNode: backendDOMNodeId ?? 0,
      };
    });
}

/** What has focus, by its name; empty when it is the page itself. */
export async function focusedName(place: Page | Frame): Promise<string> {
  const nodes = await accessibilityTree(place);
  const focused = nodes.filter((node) => node.focused && node.role !== 'RootWebArea').at(-1);
  return focused?.name ?? '';
}
