import type { Plugin } from 'vite'

/** Lets the page ask the hosts of live sources, and no other, once a person has agreed: puts them into the content policy. */
export function policyHosts(origins: readonly string[]): Plugin {
  return {
    name: 'policy-hosts',
    apply: 'build',
    transformIndexHtml: (page) => withHosts(page, origins),
  }
}

/** @throws Error when the page has no policy to put them into */
export function withHosts(page: string, origins: readonly string[]): string {
  const place = "connect-src 'self';"
  if (!page.includes(place)) throw new Error(`index.html has no place for hosts: ${place}`)
  return page.replace(place, () => `connect-src ${["'self'", ...origins].join(' ')};`)
}
