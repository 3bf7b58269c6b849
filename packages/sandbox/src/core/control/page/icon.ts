/** Two halves that do not agree: what was told, and what was done. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
<rect x="1" y="3" width="6" height="10" rx="1.5" fill="#8a94a6"/>
<rect x="9" y="3" width="6" height="10" rx="1.5" fill="#c2410c"/>
</svg>
`;
