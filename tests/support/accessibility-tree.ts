/** The page as a screen reader gets it: the browser's own accessibility tree, in Chromium. */
import type { CDPSession, Frame, Page } from 'playwright';
import { vi } from 'vitest';

export interface TreeNode {
  role: string;
  name: string;
  /** What `aria-describedby` says. */
  description: string;
  focused: boolean;
  /** Read aloud whenever it changes. */
  live: boolean;
  /** Of headings, else 0. */
  level: number;
  /** All text in it, for roles that have no name of their own. */
  text: string;
  /** The DOM node behind it. */
  domNode: number;
}

type Place = Page | Frame;

const sessions = new WeakMap<Place, Promise<CDPSession>>();

/** A frame of another site has a tree, and so a session, of its own. */
function sessionOf(place: Place): Promise<CDPSession> {
  const page = 'context' in place ? place : place.page();
  const session = sessions.get(place) ?? page.context().newCDPSession(place);
  sessions.set(place, session);
  return session;
}

/** All nodes that are not hidden from assistive tools, in reading order. */
export async function accessibilityTree(place: Place): Promise<TreeNode[]> {
  const session = await sessionOf(place);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));

  function textIn(id: string): string {
    const node = byId.get(id);
    if (node?.role?.value === 'StaticText') return String(node.name?.value ?? '');
    return (node?.childIds ?? []).map(textIn).join(' ').replaceAll(/\s+/g, ' ').trim();
  }

  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ nodeId, role, name, description, properties = [], backendDOMNodeId }) => {
      const property = (wanted: string) => properties.find((one) => one.name === wanted)?.value.value;
      return {
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        description: String(description?.value ?? ''),
        focused: property('focused') === true,
        live: ['polite', 'assertive'].includes(String(property('live'))),
        level: Number(property('level') ?? 0),
        text: textIn(nodeId),
        domNode: backendDOMNodeId ?? 0,
      };
    });
}

/** What has focus; undefined when it is the page itself, or a frame of another site. */
export async function focusedNode(place: Place): Promise<TreeNode | undefined> {
  const nodes = await accessibilityTree(place);
  return nodes.findLast((node) => node.focused && node.role !== 'RootWebArea');
}

/** The name of what has focus; empty when it is the page itself. Of a frame of another site it is the frame's. */
export async function focusedName(place: Place): Promise<string> {
  const focused = await focusedNode(place);
  if (focused) return focused.name;
  return place.evaluate(() => {
    const active = document.activeElement;
    return active instanceof HTMLIFrameElement ? active.title : '';
  });
}

/** Waits for a node of this role and name. */
export function nodeNamed(place: Place, role: string, name: string | RegExp): Promise<TreeNode> {
  const fits = typeof name === 'string' ? (text: string) => text === name : (text: string) => name.test(text);
  return vi.waitFor(
    async () => {
      const nodes = await accessibilityTree(place);
      const found = nodes.find((node) => node.role === role && fits(node.name));
      if (found) return found;
      const there = nodes.filter((node) => node.role === role).map((node) => node.name);
      throw new Error(`no ${role} «${name}» among ${there.join(' | ')}`);
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** Moves focus as a screen reader does. */
export async function focusNode(place: Place, { domNode }: TreeNode): Promise<void> {
  const session = await sessionOf(place);
  await session.send('DOM.focus', { backendNodeId: domNode });
}

/** What the live regions say now: everything that a screen reader would read without being there. */
export async function liveTexts(place: Place): Promise<string> {
  const nodes = await accessibilityTree(place);
  return nodes
    .filter(({ live }) => live)
    .map(({ text }) => text)
    .join('\n');
}
