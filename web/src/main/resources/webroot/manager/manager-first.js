// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, icon, t } from '../shared/page.js';
import './manager-snippet.js';

/** What is to do before there is anything to report, and what is done already: each step leads to where it is done. */
const STEPS = /** @type {{name: string, address: string, done?: () => Promise<boolean>}[]} */ ([
  { name: 'knowledge', address: '/manager?view=knowledge', done: async () => (await request('GET', '/api/v1/articles')).articles.length > 0 },
  { name: 'team', address: '/manager?section=people&view=settings', done: async () => (await request('GET', '/api/v1/desk/agents')).agents.length > 0 },
  { name: 'embed', address: '/manager?section=chat&view=settings' },
  { name: 'agent', address: '/agent' },
  { name: 'ask', address: '/chat' },
]);

/** A short checklist for a new manager. */
export class ManagerFirst extends PageElement {
  static properties = { done: { state: true } };

  constructor() {
    super();
    /** @type {Set<string>} */ this.done = new Set();
  }

  connectedCallback() {
    super.connectedCallback();
    for (const { name, done } of STEPS) {
      done?.().then((yes) => yes && (this.done = new Set([...this.done, name])), () => undefined); // unknown is not done
    }
  }

  render() {
    return html`<section class="first-steps" aria-labelledby="first-title"><h2 id="first-title">${t('first')}</h2>
      <ol>${STEPS.map(({ name, address }) => this.step(name, address))}</ol></section>`;
  }

  /** @param {string} name @param {string} address */
  step(name, address) {
    const done = this.done.has(name);
    const code = `<script src="${location.origin}/widget.js" async></script>`;
    return html`<li class=${done ? 'done' : ''}><span class="sign">${done ? icon('check') : nothing}</span>
      <div><a href=${address}><b>${t(`first.${name}`)}</b></a>
      ${done ? html`<span class="sr">${t('first.done')}</span>` : nothing}<p class="soft">${t(`first.${name}.hint`)}</p>
      ${name === 'embed' ? html`<manager-snippet .text=${code}></manager-snippet>` : nothing}</div></li>`;
  }
}

customElements.define('manager-first', ManagerFirst);
