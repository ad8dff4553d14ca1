import type { ContractEnd, ContractPair } from './transport-contract.fixture.ts';

/** Two ends in one process: what one sends the other has a turn of the event loop later. */
export function memoryPair(): ContractPair {
  const near = memoryEnd(() => far);
  const far: ReturnType<typeof memoryEnd> = memoryEnd(() => near);
  for (const end of [near, far]) end.open();
  return {
    near: near.end,
    far: far.end,
    cut: () => {
      for (const end of [near, far]) end.close();
    },
    end: () => {},
  };
}

interface MemoryEnd {
  end: ContractEnd;
  open(): void;
  close(): void;
}

function memoryEnd(other: () => MemoryEnd): MemoryEnd {
  let isOpen = false;
  let waiting = 0;
  const end: ContractEnd = {
    transport: {
      name: 'peer',
      isOpen: () => isOpen,
      sendFrame: (frame) => {
        if (!isOpen) return;
        const bytes = frame.slice();
        waiting += bytes.length;
        setTimeout(() => {
          waiting -= bytes.length;
          const to = other().end;
          if (to.transport.isOpen()) to.frames.push(bytes);
        });
      },
      waitingBytes: () => (isOpen ? waiting : 0),
      doubted: () => {},
    },
    opened: 0,
    closed: 0,
    frames: [],
  };
  return {
    end,
    open: () => {
      isOpen = true;
      end.opened++;
    },
    close: () => {
      isOpen = false;
      end.closed++;
    },
  };
}
