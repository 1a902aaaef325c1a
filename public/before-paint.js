// Runs before anything is drawn: the colours a person chose, and whether the page opens with the newest list, which
// stands in the page itself, or with another view, for which that list would be the wrong first sight.
;(() => {
  const { classList, dataset } = document.documentElement
  try {
    const scheme = localStorage.getItem('forewatch-scheme')
    if (scheme === 'light' || scheme === 'dark') classList.add(scheme)
  } catch {
    // A browser without storage keeps to the system's scheme.
  }
  dataset.start = /^#?\/?$/.test(location.hash) ? 'world' : 'other'
})()
