// @ts-check
import { html, nothing } from 'lit';
import { t, words } from '../shared/page.js';

/** @type {[string, (code: string) => string][]} */
const PARTS = [['topic', (code) => words.term('topic', code)], ['path', (code) => t(code)],
  ['team', (code) => (code === 'nobody' ? t('alerts.nobody.took.part') : code)]];

/**
 * What moved a figure, by topic, path and team: each adds up to the whole change.
 * @param {any[] | undefined} contributions @param {(topic: string, shown: string) => any} [topic] shows a topic
 */
export function movedBy(contributions, topic = (code, shown) => shown) {
  if (!contributions?.length) return nothing;
  const points = (/** @type {number} */ value) => t('points', { value: words.points(value) });
  const row = (/** @type {any} */ one, /** @type {string} */ part, /** @type {(code: string) => string} */ shown) =>
    html`<tr><th scope="row">${part === 'topic' ? topic(one.topic, shown(one.topic)) : shown(one[part])}</th>
      <td class="end num">${points(one.rate)}</td><td class="end num">${points(one.mix)}</td></tr>`;
  return html`<details class="behind"><summary class="small">${t('alerts.moved')}</summary>${PARTS.map(([part, shown]) => {
    const rows = contributions.filter((one) => one[part]);
    return rows.length ? html`<table><thead><tr><th scope="col">${t(`alerts.by.${part}`)}</th><th scope="col" class="end">${t('alerts.rate')}</th>
      <th scope="col" class="end">${t('alerts.mix')}</th></tr></thead><tbody>${rows.map((one) => row(one, part, shown))}</tbody></table>` : nothing;
  })}</details>`;
}
