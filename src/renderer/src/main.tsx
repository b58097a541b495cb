import './zod-without-eval';
import '@fontsource-variable/inter/wght.css';
import '@fontsource/jetbrains-mono/latin-400.css';
import '@fontsource/jetbrains-mono/latin-ext-400.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchOperationEnds } from './api/use-application';
import { Application } from './application';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
watchOperationEnds();
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
