// @ts-check
import { html, nothing } from 'lit';
import { PageElement, t, words } from '../shared/page.js';
import { WATCHED, measureName } from './figures.js';
import { madeOf } from './filters.js';
import { relations } from './relations.js';

const SHOWN = 8;

/** Which daily figures move together, from the rows of the alerts report. */
export class ManagerRelations extends PageElement {
  static properties = { rows: { attribute: false }, look: { attribute: false } };

  constructor() {
    super();
    /** @type {any[]} */ this.rows = [];
    /** @type {import('./filters.js').Look} */ this.look = {};
  }

  render() {
    const pairs = relations(this.rows).slice(0, SHOWN);
    if (!pairs.length) return nothing;
    return html`<section class="part"><header class="section-top"><h2>${t('relations')}</h2></header>
      <p class="soft explain">${t('relations.hint')}</p>
      <table class="stacking"><thead><tr><th scope="col">${t('relations.pair')}</th><th scope="col" class="end">${t('relations.value')}</th>
        <th scope="col" class="end">${t('interval.head')}</th><th scope="col" class="end">${t('relations.days')}</th></tr></thead>
        <tbody>${pairs.map((pair) => this.row(pair))}</tbody></table></section>`;
  }

  /** @param {ReturnType<typeof relations>[number]} pair */
  row({ first, second, value, low, high, days }) {
    const clear = low > 0 || high < 0;
    const shown = (/** @type {number} */ one) =>
      words.number(one, { signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 }).replace('-', '−');
    return html`<tr><th scope="row">${[first, second].map((metric, index) => html`${index ? ' · ' : ''}<a href=${madeOf(this.look,
      WATCHED + metric)}>${measureName(metric)}</a>`)}</th>
      <td class="end num" data-label=${t('relations.value')}><span class=${clear ? 'marked' : 'soft'}>${shown(value)}</span>${clear
        ? html`<span class="mark" title=${t('relations.marked')}><span class="sr">${t('relations.marked')}</span></span>` : nothing}</td>
      <td class="end num" data-label=${t('interval.head')}>${t('interval', { low: shown(low), high: shown(high) })}</td>
      <td class="end num" data-label=${t('relations.days')}>${words.number(days)}</td></tr>`;
  }
}

customElements.define('manager-relations', ManagerRelations);
