/** Where SIGN and E-INVOICE serve; elsewhere they are not built. */
const BUILT: Readonly<Record<string, readonly string[]>> = {
  FISCAL_DEVICE: ['AT', 'ES', 'FR', 'IT', 'PT', 'SE'],
  PAYMENT_DEVICE: ['AT', 'ES', 'FR', 'PT', 'SE'],
  E_INVOICE_SERVICE: ['BE', 'DE', 'IT'],
};

/** Whether a type of system is built for a country. */
export function systemIsBuilt(country: string, type: string): boolean {
  return BUILT[type]?.includes(country) ?? false;
}

/** The network for electronic invoices that a country demands. */
export function networkOf(country: string): 'SDI' | 'PEPPOL' {
  return country === 'IT' ? 'SDI' : 'PEPPOL';
}
