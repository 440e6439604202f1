// @ts-check

/**
 * The panel's style sheets. On somebody else's page `rem` would follow their root's font size, so that sizes are made absolute there.
 * @param {string} assets address @param {boolean} absolute @returns {Promise<CSSStyleSheet[]>}
 */
export function sheets(assets, absolute) {
  return Promise.all(['shared/tokens.css', 'widget/panel.css'].map((path) => sheet(`${assets}/${path}`, absolute)));
}

/** @param {string} address @param {boolean} absolute */
async function sheet(address, absolute) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: HTTP ${response.status}`);
  const text = await response.text();
  return new CSSStyleSheet().replace(absolute ? text.replace(/([\d.]+)rem\b/g, (_, size) => `${Number(size) * 16}px`) : text);
}
