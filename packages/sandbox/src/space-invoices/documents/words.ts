/** The words of a PDF, in their order: kinds of documents, then heads of columns and sums. */
const NAMES = [
  ...['invoice', 'estimate', 'advance', 'credit-note', 'delivery-note'],
  ...[
    'date',
    'due',
    'item',
    'quantity',
    'price',
    'total',
    'discount',
    'net',
    'tax',
    'gross',
    'paid',
    'open',
    'draft',
    'canceled',
  ],
] as const;

export type Words = Readonly<Record<(typeof NAMES)[number], string>>;

const TEXTS: Readonly<Record<string, string>> = {
  en: 'Invoice|Estimate|Advance|Credit note|Delivery note|Date|Due|Item|Qty|Price|Total|Discount|Net total|Tax|Total with tax|Paid|Still due|DRAFT|CANCELED',
  sl: 'Račun|Predračun|Avans|Dobropis|Dobavnica|Datum|Rok plačila|Naziv|Kol.|Cena|Skupaj|Popust|Neto|DDV|Za plačilo|Plačano|Odprto|OSNUTEK|STORNIRANO',
  de: 'Rechnung|Angebot|Vorauszahlung|Gutschrift|Lieferschein|Datum|Fällig|Artikel|Menge|Preis|Summe|Rabatt|Netto|Steuer|Brutto|Bezahlt|Offen|ENTWURF|STORNIERT',
  it: 'Fattura|Preventivo|Anticipo|Nota di credito|Bolla|Data|Scadenza|Articolo|Qtà|Prezzo|Totale|Sconto|Netto|IVA|Totale con IVA|Pagato|Da pagare|BOZZA|ANNULLATO',
  es: 'Factura|Presupuesto|Anticipo|Nota de crédito|Albarán|Fecha|Vence|Artículo|Cant.|Precio|Total|Descuento|Neto|Impuesto|Total con impuestos|Pagado|Pendiente|BORRADOR|ANULADO',
  fr: 'Facture|Devis|Acompte|Avoir|Bon de livraison|Date|Échéance|Article|Qté|Prix|Total|Remise|Total HT|Taxe|Total TTC|Payé|Reste dû|BROUILLON|ANNULÉ',
  cz: 'Faktura|Nabídka|Záloha|Dobropis|Dodací list|Datum|Splatnost|Položka|Mn.|Cena|Celkem|Sleva|Základ|DPH|Celkem s DPH|Zaplaceno|Zbývá|KONCEPT|STORNO',
};

/** The words in a language; English where the language has none. */
export function wordsIn(language: string): Words {
  const texts = (TEXTS[Object.hasOwn(TEXTS, language) ? language : 'en'] ?? '').split('|');
  return Object.fromEntries(NAMES.map((name, at) => [name, texts[at] ?? name])) as Words;
}
