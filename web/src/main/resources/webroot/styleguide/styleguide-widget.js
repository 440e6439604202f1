// @ts-check
import { Words } from '../shared/i18n.js';
import { words } from '../shared/page.js';
import { el } from '../widget/dom.js';
import '../widget/evenhand-panel.js';
import { sheets } from '../widget/sheets.js';
import { VIEWS } from './samples.js';

const spoken = await Words.load(words.locale, '/assets/widget/messages');
const styles = await sheets('/assets', false);

/** The widget's parts in one of their states (`state`), in a panel of their own, without a server behind them. */
export class StyleguideWidget extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const parts = /** @type {any[]} */ (['messages', 'status', 'composer', 'survey'].map((name) => el(`evenhand-${name}`)));
    const [messages, ...foot] = parts;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = styles;
    root.append(el('section', { class: 'panel', 'aria-label': this.state }, messages, el('div', { class: 'foot' }, ...foot)));
    for (const part of parts) part.show(VIEWS[this.state], spoken, { staffed: true, open: true });
  }

  get state() {
    return this.getAttribute('state') ?? '';
  }
}

customElements.define('styleguide-widget', StyleguideWidget);
