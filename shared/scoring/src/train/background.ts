const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

/** Everyday messages that are no business of any pack: without them every text would look like one of its intents. */
export const background = {
  en: lines(`
    hello
    hi, how are you
    good afternoon
    thanks
    thank you very much
    ok
    okay great
    yes please
    no
    nope
    not really
    sure
    sounds good to me
    I'll let you know
    let me check and get back to you
    what time is it
    see you tomorrow
    call you later
    sorry for the late reply
    I'm at work right now
    who are you
    where are you located
    what are your hours
    can you repeat that
    I don't understand
    that's funny
    no problem
    have a nice day
    what's the weather today
    play some music
    set an alarm for six
    how far is the airport
    translate this into French
    what's on my calendar
    book a flight to Boston
    order a large pizza
    where is my package
    my card was declined
    I forgot my password
    how do I reset my account
    what is your refund policy
    do you ship to Canada
    cancel my order
    my phone is broken
    the app keeps crashing
    can you send me the invoice
    tell me a joke
    who won the game last night
    recommend a good movie
    how many calories in an apple
    remind me to call mom
    I need a haircut
    my flight was delayed
    we had a great time
    congratulations on the award
    is it going to rain on Sunday
    what did you say
    around 5
    10 minutes
    2 of them
    at least 300
    maybe next year
    on Monday
    in the afternoon
    my wife's name is Carol
    john.smith at gmail
    the first one is better
    it has three floors
    we moved here in 2010
    about two weeks ago
    I work from home
    the house is painted green
    she sells cookies
    buy one get one free
    that was a good buy
    we're not sure yet
    I have a question
    how does this work
    are you a robot
    wrong person
    please hold
    do you have a website
    how much does it cost
    is this free
    what do you think
    any news
    did you get my message
    let's talk next week
    I bought new shoes yesterday
    we sold the car
    looking forward to it
    I'm looking for my dog
    want to grab lunch
    I want to learn guitar
    need help with homework
    where can I find a doctor
    the market opens at nine
    I love this place
    my place is a mess
    home sweet home
    heading home now
    selling my bike
    thinking about dinner
    I want to go to the beach
    need a ride
    can I get a receipt
    is there a fee
    how long does delivery take
    the kids are at school
    I'm interested in your newsletter
    looking for a babysitter
    planning a party
    want to buy concert tickets
    trying to reach my bank
    anything else
    anything else I should know
    what happens now
    what happens next
    is that all
    is that everything
    what next
    what's next
    why
    why is that
    when
    when is that
    where
    which one
    how come
    how so
    how
    what
    what for
    who
    and then
    so what now
    what about it
    what about tomorrow
    what about the price
    can you explain
    can you help me
    can I ask you something
    could you tell me more
    tell me more
    tell me about yourself
    what do you need from me
    what do you do
    how does that sound
    is that possible
    is that right
    is that a problem
    is it far
    does that work for you
    do I have to
    do you know
    are you there
    are you sure
    are we done
    will you call
    would that be okay
    should I wait
    I would like to know more
    I want to know
    I need to think
    I need more time
    we need to talk
    we want to wait
    I have no idea
    I'm not sure about that
    we'll see
    we'll think about it
    I'm looking at it now
    I'm thinking
    I'm interested
    let's do it
    go ahead
    that's it
    all of it
    something like that
    the same as before
    bye
    goodbye
    take care
    good night
    talk soon
    have a good one
    nice
    wonderful
    excellent
    awesome thanks
    I see
    I understand
    makes sense
    no worries
    hmm
    not bad
    too expensive
    that's too much
    what a day
  `),
  es: lines(`
    hola
    hola cómo está
    buenos días
    buenas noches
    gracias
    muchas gracias
    sí
    no
    claro que sí
    está bien
    de acuerdo
    luego le aviso
    qué hora es
    nos vemos mañana
    perdón por la tardanza
    estoy trabajando
    quién habla
    dónde están ubicados
    no entiendo
    no hay problema
    que tenga buen día
    qué tiempo hace hoy
    pon música
    dónde está mi pedido
    olvidé mi contraseña
    mi teléfono no funciona
    cuánto cuesta
    es gratis
    qué piensa
    recibió mi mensaje
    como a las cinco
    unos doscientos
    el lunes
    por la tarde
    me llamo Carlos
    el primero
    hace dos semanas
    trabajo en casa
    mi casa es azul
    ya llegué a la casa
    vendo tortillas
    compré zapatos ayer
    busco a mi perro
    quiero ir a la playa
    necesito un taxi
    voy a comprar comida
    los niños están en la escuela
    tengo una pregunta
    quiero aprender inglés
    me gusta este lugar
    estoy buscando mis llaves
    pienso en usted
    mañana le llamo
    tal vez el próximo año
    se me olvidó
    con mucho gusto
    todo bien
    no estoy seguro
    es para mi hijo
    vendimos el carro
    algo más
    qué sigue
    y ahora qué
    eso es todo
    por qué
    cuándo
    dónde
    cómo
    cuál
    quién
    qué más
    me puede explicar
    me puede ayudar
    tengo una duda
    quiero saber más
    necesito pensarlo
    vamos a esperar
    estoy interesado
    me interesa saber
    adiós
    hasta luego
    cuídese
    entiendo
    perfecto
    ándale pues
    así es
    puede ser
    es posible
    está seguro
    qué necesita de mí
    cómo funciona
    qué hago
    voy a ver
    a ver
  `),
} as const;
