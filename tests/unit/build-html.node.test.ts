import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, Markup } from '../../src/tools/build/html'

describe('markup written by the build', () => {
  it('escapes whatever is put in', () => {
    const name = `<img src=x onerror="alert(1)"> & 'x'`
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;x&#39;">' +
        '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;x&#39;</p>',
    )
    expect(escapeHtml('a')).toBe('a')
  })

  it('puts its own markup in as it is and closes up the lines of the template', () => {
    const item = (text: string) => html`<li>${text}</li>`
    expect(
      html`<ol>
        ${[item('a'), item('b')]}
      </ol>`.text,
    ).toBe('<ol><li>a</li><li>b</li></ol>')
    expect(html`${new Markup('<b>x</b>')}${2}`.text).toBe('<b>x</b>2')
  })
})

describe('the script before the first paint', () => {
  it('reads the colour scheme where the app keeps it', () => {
    const key = /KEY = ('[^']+')/.exec(readFileSync('src/composables/useColourScheme.ts', 'utf8'))?.[1]
    expect(key).toBeDefined()
    expect(readFileSync('public/before-paint.js', 'utf8')).toContain(`getItem(${key})`)
  })
})

describe('hosts of live sources in the content policy', () => {
  it('are exactly those of the list, each once', async () => {
    const { withHosts } = await import('../../src/tools/build/policy-hosts')
    const page = readFileSync('src/index.html', 'utf8')
    const found = /connect-src ([^;]*);/.exec(withHosts(page, ['https://a.test', 'https://b.test']))?.[1]
    expect(found).toBe("'self' https://a.test https://b.test")
    expect(() => withHosts('<html></html>', [])).toThrow('no place')
  })
})
