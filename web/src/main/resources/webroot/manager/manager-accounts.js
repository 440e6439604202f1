// @ts-check
import { html, nothing } from 'lit';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble } from '../shared/page.js';

const ROLES = ['agent', 'manager', 'admin'];

/** Who may sign in, and as what; administrators only. */
export class ManagerAccounts extends PageElement {
  static properties = { accounts: { state: true }, problem: { state: true }, doubt: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */ this.accounts = null;
    /** @type {any} */ this.problem = null;
    this.doubt = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => undefined);
  }

  /** Does it, then shows what there is. @param {() => Promise<any>} action */
  async attempt(action) {
    try {
      await guarded(action);
      this.accounts = (await guarded(() => request('GET', '/api/v1/accounts'))).accounts;
      this.problem = null;
      this.doubt = '';
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    return html`<section><h2>${t('accounts')}</h2>${trouble(this.problem)}
      ${this.accounts ? html`<div class="scroller"><table><thead><tr><th scope="col">${t('signin.name')}</th>
        <th scope="col">${t('accounts.roles')}</th>
        <th scope="col"><span class="sr">${t('article.remove')}</span></th></tr></thead>
        <tbody>${this.accounts.map((one) => this.row(one))}</tbody></table></div>` : nothing}
      <form class="inline-form" @submit=${this.add}>
        <label class="field"><span>${t('signin.name')}</span><input class="input" name="name" required maxlength="80"
          pattern="[A-Za-z0-9._@\\-]+" autocomplete="off"></label>
        <label class="field"><span>${t('accounts.display')}</span><input class="input" name="displayName" maxlength="120"
          autocomplete="off"></label>
        <label class="field"><span>${t('accounts.password')}</span><input class="input" name="password" type="password" required
          minlength="10" maxlength="256" autocomplete="new-password"></label>
        <label class="field"><span>${t('accounts.role')}</span><select class="input"
          name="role">${ROLES.map((role) => html`<option value=${role}>${t(`role.${role}`)}</option>`)}</select></label>
        <button class="btn" type="submit">${icon('plus')}${t('accounts.add')}</button></form></section>`;
  }

  /** @param {any} one */
  row(one) {
    const remove = this.doubt === one.id
      ? html`<button class="btn small danger" type="button"
        @click=${() => this.attempt(() =>
        request('DELETE', `/api/v1/accounts/${encodeURIComponent(one.id)}`))}>${t('accounts.sure')}</button>`
      : html`<button class="btn quiet only small" type="button" aria-label=${`${t('article.remove')} ${one.name}`}
        @click=${() => (this.doubt = one.id)}>${icon('trash')}</button>`;
    return html`<tr><th scope="row">${one.displayName || one.name} <span class="soft small">${one.name}</span></th>
      <td>${one.roles.map((/** @type {string} */ role) => html`<span class="tag">${t(`role.${role}`)}</span> `)}</td>
        <td class="end">${remove}</td></tr>`;
  }

  /** @param {SubmitEvent} event */
  async add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const { name, displayName, password, role } = /** @type {any} */ (Object.fromEntries(new FormData(form)));
    const body = { name, displayName: displayName.trim() || undefined, password, roles: [role] };
    if (await this.attempt(() => request('POST', '/api/v1/accounts', { body }))) form.reset();
  }
}

customElements.define('manager-accounts', ManagerAccounts);
