const list = (words: string): string[] => words.split(' ');

/** The words whose typos matter, and everyday words one slip away from them. */
export const spelling = {
  repair: list(
    'sell selling buy buying house houses home homes property purchase purchasing looking interested bedroom bedrooms market ' +
      'listing thinking person human agent realtor representative texting messaging stop unsubscribe messages worth apartment ' +
      'mortgage quiero queremos vender comprar casa casas busco buscando necesito persona agente mensajes escriban recamaras ' +
      'vivienda propiedad someone manager hablar manden mandes pasame pasenme llamen remove supervisor basta',
  ),
  keep: list(
    'humano humana humanos humanas agents agentes personas someones propiedades viviendas mercado listed listen lists personal spelling message messages purchased properly purchases thanking marked persons manage humans locking managed holes ' +
      'horse horses apartments managers hopes homer marker mortgages listings vendor cases causa caso casos cama camas compran ' +
      'vende vendes compre compro buscan buscando quiere quiera necesita necesite hosts boys bus guy soap stops shop pursue ' +
      'hablas hablan hablo habla manda mandan mande llaman llame removed removes pasa pasan hasta pasta personas agentes mensaje escriba casado hone hose hoses home homey seal seals drinking linking houston hour hours agents ' +
      'realtors cooking booking hooking ending seeing',
  ),
};
