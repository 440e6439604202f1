// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { request } from '../shared/api.js';
import { PageElement, guarded, icon, t, trouble } from '../shared/page.js';
import { given, tick } from './fields.js';
import './manager-sure.js';

const ROLES = ['agent', 'manager', 'admin'];

/** Who may sign in, and as what; administrators only. */
export class ManagerAccounts extends PageElement {
  static properties = { accounts: { state: true }, problem: { state: true }, changing: { state: true } };

  constructor() {
    super();
    /** @type {any[] | null} */ this.accounts = null;
    /** @type {any} */ this.problem = null;
    this.changing = '';
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
      return true;
    } catch (problem) {
      this.problem = problem;
      return false;
    }
  }

  render() {
    return html`<section><h2 tabindex="-1">${t('accounts')}</h2>${trouble(this.problem)}
      ${this.accounts ? html`<div class="scroller"><table><thead><tr><th scope="col">${t('signin.name')}</th>
        <th scope="col">${t('accounts.roles')}</th>
        <th scope="col"><span class="sr">${t('accounts.change')}</span></th></tr></thead>
        <tbody>${repeat(this.accounts, (one) => one.id, (one) => (this.changing === one.id ? this.form(one) : this.row(one)))}</tbody></table></div>`
        : nothing}
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
    const remove = () => this.attempt(() => request('DELETE', address(one))).then(() => this.querySelector('h2')?.focus());
    return html`<tr><th scope="row">${one.displayName || one.name} <span class="soft small">${one.name}</span></th>
      <td>${one.roles.map((/** @type {string} */ role) => html`<span class="tag">${t(`role.${role}`)}</span> `)}</td>
      <td class="end steps"><button class="btn quiet only small" type="button" data-change=${one.id} aria-label=${`${t('accounts.change')} ${one.name}`}
        @click=${() => this.open(one.id)}>${icon('edit')}</button><manager-sure sign="trash" .label=${t('article.remove')}
        .sure=${t('accounts.sure')} .name=${one.name} @sure=${remove}></manager-sure></td></tr>`;
  }

  /** @param {any} one */
  form(one) {
    return html`<tr><td colspan="3"><form class="editor" @submit=${(/** @type {SubmitEvent} */ event) => this.change(event, one)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.open('')}>
      <p><b>${one.name}</b></p><div class="pair">
      <label class="field"><span>${t('accounts.display')}</span><input class="input" name="displayName" required maxlength="120"
        autocomplete="off" .value=${one.displayName || one.name}></label>
      <label class="field"><span>${t('accounts.password.new')}</span><input class="input" name="password" type="password" minlength="10"
        maxlength="256" autocomplete="new-password"></label></div>
      <fieldset class="checks"><legend class="small">${t('accounts.roles')}</legend>${ROLES.map((role) =>
        tick('role', one.roles.includes(role), t(`role.${role}`), role))}</fieldset>
      <p class="soft small">${t('accounts.change.hint')}</p>
      <div class="actions"><button class="btn quiet" type="button" @click=${() => this.open('')}>${t('cancel')}</button><button class="btn primary"
        type="submit">${t('accounts.change.do')}</button></div></form></td></tr>`;
  }

  /** The form of one account, or none: then the focus goes back to where it was opened. @param {string} id */
  async open(id) {
    const before = this.changing;
    this.changing = id;
    await this.updateComplete;
    const next = id ? this.querySelector('[name=displayName]') : this.querySelector(`[data-change="${CSS.escape(before)}"]`);
    /** @type {HTMLElement | null} */ (next)?.focus();
  }

  /** Only what is different is sent. @param {SubmitEvent} event @param {any} one */
  async change(event, one) {
    event.preventDefault();
    const { text, all } = given(event);
    const roles = all('role');
    const body = { ...(text('displayName') === (one.displayName || one.name) ? {} : { displayName: text('displayName') }),
      ...(text('password') ? { password: text('password') } : {}),
      ...(String(roles) === String(ROLES.filter((role) => one.roles.includes(role))) ? {} : { roles }) };
    const done = !Object.keys(body).length || await this.attempt(() => request('PUT', address(one), { body }));
    if (done) await this.open('');
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

/** @param {{id: string}} account */
function address({ id }) {
  return `/api/v1/accounts/${encodeURIComponent(id)}`;
}

customElements.define('manager-accounts', ManagerAccounts);
