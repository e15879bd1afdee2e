import type { DomainNames, FactLabels } from '@baton/contracts';
import type { FactKey } from './facts.ts';

/** Tags are those that automations of the predecessor at the CRM go by. */
const crm = {
  owners: { lead: 'Needs Qualifying', buyer: 'Buyer-Lead', seller: 'Seller-Lead' },
  grade: { fact: 'temperature', kinds: { lead: 'Lead', buyer: 'Buyer', seller: 'Seller' } },
  fields: {
    budget: 'budget',
    timeline: 'timeline',
    financing: 'financing',
    address: 'property_address',
    priceExpectation: 'price_expectation',
  },
} as const satisfies DomainNames['crm'];

const english = {
  preferredTime: 'Best time to talk',
  viewingTime: 'Viewing',
  sellSoon: 'Sell within 45 days',
  decisionMakers: 'Who decides',
  contactMethod: 'Reach them by',
  valuationTime: 'Valuation visit',
  whyBoth: 'Why both',
  startWith: 'Comes first',
  unsure: 'Cannot tell yet',
} as const satisfies { readonly [K in FactKey]?: string };

const spanish = {
  name: 'Nombre',
  wish: 'Quiere',
  timeline: 'Plazo',
  area: 'Zona',
  preferredTime: 'Mejor hora para hablar',
  budget: 'Presupuesto',
  financing: 'Financiación',
  bedrooms: 'Habitaciones',
  viewingTime: 'Visita',
  address: 'Dirección',
  motivation: 'Motivo',
  sellSoon: 'Vender en 45 días',
  condition: 'Estado',
  priceExpectation: 'Precio esperado',
  liens: 'Hipotecas y cargas',
  upgrades: 'Reformas',
  listingHistory: 'Publicada antes',
  decisionMakers: 'Quién decide',
  contactMethod: 'Contactar por',
  valuationTime: 'Visita de tasación',
  whyBoth: 'Por qué ambas',
  startWith: 'Primero',
  saleFundsPurchase: 'La venta paga la compra',
  temperature: 'Temperatura',
  unsure: 'Aún no lo sabe',
} as const satisfies { readonly [K in FactKey]: string };

const spanishValues = {
  buy: 'comprar',
  sell: 'vender',
  both: 'comprar y vender',
  browsing: 'solo mira',
  now: 'lo antes posible',
  '1-3 months': '1 a 3 meses',
  '3-6 months': '3 a 6 meses',
  '6-12 months': '6 a 12 meses',
  later: 'en un año o más',
  flexible: 'sin prisa',
  cash: 'al contado',
  'pre-approved': 'preaprobada',
  'in progress': 'en trámite',
  none: 'por resolver',
  turnkey: 'muy bueno',
  'minor fixes': 'detalles por arreglar',
  'needs work': 'necesita trabajo',
  call: 'llamada',
  text: 'mensaje',
  email: 'correo',
  video: 'videollamada',
  relocating: 'se muda',
  downsizing: 'busca algo más pequeño',
  'money is tight': 'la situación económica',
  'inherited home': 'casa heredada',
} as const;

/** How bots and facts of real estate are called at a CRM and on a handoff card. */
export const names: DomainNames = {
  crm,
  facts: { en: english as FactLabels, es: spanish },
  values: { es: spanishValues },
};
