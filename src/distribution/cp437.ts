const UPPER_HALF =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0'

/** Decodes the zip format's first character set, which holds where a name is not marked as UTF-8 (APPNOTE, D.1). */
export function cp437From(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\xff]/g, (char) => UPPER_HALF.charAt(char.charCodeAt(0) - 0x80))
}
