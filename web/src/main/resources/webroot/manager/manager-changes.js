// @ts-check
import { html } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import { addressOf } from './filters.js';

/** Who changed what in the knowledge base, newest first. */
export class ManagerChanges extends PageElement {
  static properties = { history: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */ this.history = null;
    /** @type {any} */ this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    guarded(() => request('GET', '/api/v1/articles/history')).then((answer) => (this.history = answer.history), (problem) => (this.problem = problem));
  }

  render() {
    if (!this.history) return this.problem ? trouble(this.problem) : html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`;
    if (!this.history.length) return html`<div class="empty">${icon('clock')}<strong>${t('changes.none')}</strong></div>`;
    return html`<section class="part"><header class="section-top"><h2>${t('knowledge.changes')}</h2></header><p class="soft explain">${t('changes.hint')}</p>
      <table class="stacking"><thead><tr><th scope="col">${t('changes.when')}</th><th scope="col">${t('changes.who')}</th>
      <th scope="col">${t('changes.what')}</th><th scope="col" class="end">${t('changes.version')}</th></tr></thead>
      <tbody>${this.history.map((one) => html`<tr><th scope="row">${words.dateTime(one.at)}</th>
        <td data-label=${t('changes.who')}>${one.by === 'system' ? t('changes.house') : one.by}</td><td data-label=${t('changes.what')}>${words.term('change', one.what)} ${subject(one.subject)}</td>
        <td class="end num" data-label=${t('changes.version')}>${one.version}</td></tr>`)}</tbody></table></section>`;
  }
}

/** `en:refund` leads to the article; a number says how many; `precision=0.9 …` is what the policy became. @param {string} text */
function subject(text) {
  const [, alocale, article] = /^([a-z]{2,3}(?:-[\w-]+)?):(.+)$/.exec(text) ?? [];
  if (article) return html`<a href=${addressOf({ view: 'knowledge', article, alocale })}>${article}</a>`;
  const became = [...text.matchAll(/(\w+)=(\S+)/g)];
  if (became.length) return became.map(([, name, value]) => `${t(`policy.${name}`)} ${value}`).join(' · ');
  return /^\d+$/.test(text) ? t('articles', { count: Number(text) }) : text;
}

customElements.define('manager-changes', ManagerChanges);
