interface MediaRange {
  readonly type: string
  readonly quality: number
}

function parseAccept(header: string): readonly MediaRange[] {
  return header
    .split(',')
    .map((item) => item.split(';').map((part) => part.trim().toLowerCase()))
    .flatMap(([type = '', ...parameters]) => {
      const weight = parameters.find((parameter) => parameter.startsWith('q='))
      // A range with parameters of its own (`text/html;level=1`) asks for something that no offer here is.
      const isPlain = parameters.every((parameter) => parameter === weight || parameter === '')
      return type === '' || !isPlain ? [] : [{ type, quality: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }]
    })
}

function qualityOf(offer: string, ranges: readonly MediaRange[]): number {
  const [family = ''] = offer.split('/')
  // The most specific range decides (RFC 9110, section 12.5.1).
  const match = [offer, `${family}/*`, '*/*']
    .map((wanted) => ranges.find(({ type }) => type === wanted))
    .find((range) => range !== undefined)
  return match?.quality ?? 0
}

/**
 * The offered media types that an `Accept` header takes, the most wanted first; among equals the order of the offers
 * stands. An absent header takes everything.
 */
export function acceptableOffers(header: string | undefined, offers: readonly string[]): readonly string[] {
  if (header === undefined) {
    return offers
  }
  const ranges = parseAccept(header)
  return offers
    .map((offer) => ({ offer, quality: qualityOf(offer, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality)
    .map(({ offer }) => offer)
}
