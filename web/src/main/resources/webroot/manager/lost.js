// @ts-check
import { html } from 'lit';
import { icon, t } from '../shared/page.js';

/**
 * Fetches what a view is made of; what could not be fetched is told to the element that needs it. Browsers may remember a module that failed,
 * so the way on is the whole page again: what is looked at stands in its address.
 * @param {() => Promise<any> | undefined} load @param {(lost: boolean) => void} told
 */
export async function fetched(load, told) {
  try {
    await load();
    told(false);
  } catch {
    told(true);
  }
}

/** In the place of a view that could not be fetched. */
export function lost() {
  return html`<div class="empty" role="alert">${icon('alert')}<strong>${t('problem.part')}</strong><p>${t('problem.part.hint')}</p>
    <button class="btn" type="button" @click=${() => location.reload()}>${t('retry')}</button></div>`;
}
