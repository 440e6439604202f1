// @ts-check
import { html, nothing } from 'lit';
import { query } from '../shared/api.js';
import { PageElement, icon, t, words } from '../shared/page.js';
import { figure } from './figures.js';
import { addressOf, madeOf } from './filters.js';
import { armPlot } from './interval.js';
import { Parts } from './parts.js';

/** What the bot did with each version of what it knew, the latest first; versions follow each other, so nothing is compared. */
export class ManagerVersions extends PageElement {
  static properties = { fresh: { type: Number } };

  constructor() {
    super();
    this.fresh = 0;
    this.parts = new Parts(this);
  }

  /** @param {Map<string, any>} changed */
  willUpdate(changed) {
    if (changed.has('fresh')) this.load();
  }

  async load() {
    await this.parts.load('versions', `/api/v1/reports/versions${query({ lang: words.locale })}`, true);
    this.requestUpdate();
  }

  render() {
    const answer = this.parts.answer('versions');
    const rows = answer?.rows ?? [];
    return html`<section class="part versions"><header class="section-top"><h2>${t('versions')}</h2></header>
      <p class="soft explain">${t('versions.hint')}</p>${this.parts.trouble('versions')}${rows.length ? this.table(rows)
        : answer === undefined ? html`<div class="bone rows-bone" aria-label=${t('loading')}></div>`
        : html`<div class="empty">${icon('book')}<strong>${t('versions.none')}</strong></div>`}</section>`;
  }

  /** @param {any[]} rows */
  table(rows) {
    return html`<table class="stacking"><thead><tr><th scope="col">${t('versions.version')}</th><th scope="col" class="end">${t('conversations')}</th>
      <th scope="col">${t('metric.fcr')}</th><th scope="col">${t('metric.csat')}</th><th scope="col" class="end">${t('metric.aht')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr><th scope="row"><a href=${addressOf({ view: 'conversations', range: 'all', entry: 'bot_first',
        version: row.version })}>${row.version}</a><span class="note soft small">${words.range(row.used.first, row.used.last)}</span></th>
        <td class="end num" data-label=${t('conversations')}>${words.number(row.contacts)}</td>
        <td data-label=${t('metric.fcr')}>${share('fcr', row)}</td><td data-label=${t('metric.csat')}>${share('csat', row)}</td>
        <td class="end num" data-label=${t('metric.aht')}>${told('aht', row)}</td></tr>`)}</tbody></table>`;
  }
}

/** A share as a dot with its interval, and in figures. @param {string} metric @param {any} row */
function share(metric, row) {
  return html`${told(metric, row)}${armPlot({ arm: row[metric], side: 'bot', domain: [0, 1], bar: metric === 'fcr' })}`;
}

/** A figure leads to how it was made. @param {string} metric @param {any} row */
function told(metric, row) {
  const arm = row[metric];
  if (!arm?.n) return html`<span class="nothing">–</span>`;
  return html`<a class="n num ${arm.tooEarly ? 'soft' : ''}" href=${madeOf({ range: 'all' }, metric, 'version', row.version)}>${figure(metric, arm.value)}</a> <span class="soft small num">${arm.low === null ? nothing
    : `${t('interval', { low: figure(metric, arm.low), high: figure(metric, arm.high) })}, `}${t('n', { count: arm.n })}${arm.tooEarly
    ? ` · ${t('early')}` : nothing}</span>${typeof arm.weighted === 'number'
    ? html`<span class="soft small note">${t('csat.weighted', { value: words.percent(arm.weighted) })}</span>` : nothing}`;
}

customElements.define('manager-versions', ManagerVersions);
