import { noteStorage } from '@medkig/continuity/note-storage';
import { randomBytes } from '@medkig/pairing/bytes';
import { createRoot } from 'react-dom/client';
import { createAgentSession } from '../session/agent-session.ts';
import { createApiClient } from './api-client.ts';
import { App } from './app.tsx';
import { ConsoleProvider } from './console-context.tsx';
import './tokens.css';
import './base.css';
import './form.css';

const root = document.getElementById('console');
if (!root) throw new Error('no #console in the page');
const api = createApiClient((...request) => fetch(...request));

createRoot(root).render(
  <ConsoleProvider>
    <App
      api={api}
      startSession={(me) =>
        createAgentSession({
          me,
          api,
          storage: noteStorage(window),
          locks: navigator.locks,
          now: () => Date.now(),
          random: randomBytes,
        })
      }
    />
  </ConsoleProvider>,
);
