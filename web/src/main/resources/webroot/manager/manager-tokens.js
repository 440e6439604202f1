// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble, words } from '../shared/page.js';
import './manager-sure.js';

const ROLES = ['agent', 'manager', 'admin'];

/** API tokens: made, shown once, revoked; administrators only. */
export class ManagerTokens extends PageElement {
  static properties = { tokens: { state: true }, made: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */ this.tokens = [];
    /** @type {any} */ this.made = null;
    /** @type {any} */ this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => null);
  }

  /** @param {() => Promise<any>} action @returns {Promise<boolean>} whether it was done */
  async attempt(action) {
    try {
      this.made = await guarded(action);
      this.tokens = (await guarded(() => request('GET', '/api/v1/tokens'))).tokens ?? [];
      this.problem = null;
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    return html`<section><h2 tabindex="-1">${t('tokens')}</h2><p class="soft explain">${t('tokens.hint')}</p>${trouble(this.problem)}
      ${this.made?.token ? html`<div class="told" role="status">${icon('check')}<div><p>${t('tokens.once')}</p><code
        class="secret">${this.made.token}</code></div></div>` : nothing}
      ${this.tokens.length ? html`<div class="scroller"><table><tbody>${repeat(this.tokens, (one) => one.id, (one) => this.row(one))}</tbody></table></div>`
        : html`<p class="soft explain">${t('tokens.none')}</p>`}
      <form class="inline-form" @submit=${this.add}><label class="field"><span>${t('tokens.name')}</span><input class="input" name="name"
        required maxlength="80" autocomplete="off"></label>
        <label class="field"><span>${t('accounts.role')}</span><select class="input"
          name="role">${ROLES.map((role) => html`<option value=${role}>${t(`role.${role}`)}</option>`)}</select></label>
        <button class="btn" type="submit">${icon('plus')}${t('tokens.add')}</button></form></section>`;
  }

  /** @param {any} one */
  row(one) {
    const revoke = () => this.attempt(() => request('DELETE', `/api/v1/tokens/${encodeURIComponent(one.id)}`))
      .then(() => this.querySelector('h2')?.focus());
    return html`<tr><th scope="row">${one.name}</th><td>${words.list(one.roles.map((/** @type {string} */ role) => t(`role.${role}`)))}</td>
      <td class="soft">${one.createdAt ? words.date(one.createdAt) : ''}</td>
      <td class="end"><manager-sure .label=${t('tokens.revoke')} .sure=${t('tokens.sure')} .name=${one.name}
        @sure=${revoke}></manager-sure></td></tr>`;
  }

  /** @param {SubmitEvent} event */
  add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { name, role } = /** @type {any} */ (Object.fromEntries(new FormData(form)));
    this.attempt(() => request('POST', '/api/v1/tokens', { body: { name: name.trim(), roles: [role] } })).then((done) => done && form.reset());
  }
}

customElements.define('manager-tokens', ManagerTokens);
