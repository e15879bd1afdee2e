import { lines } from '../lines.ts';

/** The words of the trade in other trades' mouths: money, travel, errands, machines. They must move nobody either. */
export const elsewhereEnglish = lines(`
  (how|what) (do i|can i|should i) (do to)? (check|see|raise|improve|fix|build|pull up) my credit (score|rating|report|history)?
  (what|tell me|show me|check) (is)? my credit (score|rating|report|limit)
  (my|what is my) (credit card|debit card|bank account|savings account|routing number|pin) (number|balance|limit|is blocked|was declined|is missing)?
  (i|we) (need|want|would like|have) to (transfer|send|move|deposit|withdraw|exchange|wire) (money|funds|cash|200 dollars) (to|from|between) (my|another|the) (savings|account|checking|bank|card)
  (what|whats) (is|are)? the (exchange rate|exchange fee|fee for currency exchange|rate for dollars|conversion rate) (between|for|from)? (dollars|euros|pesos|pounds)? (and|to)? (yen|euros|pesos)?
  (which|what|how many) (currencies|cards|accounts|countries) (do you|can i) (support|hold|accept|exchange|use|get)
  (can|could|would) (i|we) (get|have|order|apply for|add) (a|another|a second|a new) (card|credit card|debit card|virtual card|account|checkbook)
  (can|do) you (exchange|change|swap) (currency|money|dollars|cash) (in the app|for me|abroad)?
  (why|how come) (is|was|did) (my)? (payment|transfer|purchase|top up|refund|withdrawal|card) (still pending|declined|reverted|charged twice|not go through|cost extra)
  (top|topping) up (my)? (account|card|balance|phone) (by|with|using) (check|cash|card|google pay)
  (i|we) (need|want|would like) (to)? (return|cancel|refund|track|dispute) (a|my|the) (purchase|order|payment|item|package|charge)
  (i|we) (want|need|would like) to (buy|order|purchase|get) (something|some stuff|everything on my list|groceries|dinner|it online|tickets|a gift|parts|flowers|a new card)
  (buy|order|add|get) (milk|everything|paper towels|some lamps|batteries|it) (on|to|from)? (my list|my shopping list|amazon|the store)?
  (what is|read|show|clear|tell me what is|pull up|check|delete) (on)? (my|the) (to do|shopping|todo|task|grocery) list
  (is|add|put|remove) (cleaning the kitchen|washing the car|laundry|milk|mowing the yard|dusting) (on|to|from) my (list|to do list|shopping list)
  (i|we) (need|want|am looking for|are looking for|book me|find me) (a)? (hotel|room|motel|bed for the night|place to stay|campsite|hostel|resort) (in|near|by) (chicago|the beach|the airport|denver) (from may 2nd to the 5th|for two nights|this weekend|tonight)?
  (do i|would i|should i|will i) (need|get|have to get) (a|an) (visa|vaccine|adapter|passport|travel alert) (to|for) (visit|travel to)? (china|spain|brazil|mexico)
  (what|which|any) (places|sights|things|attractions|restaurants|sites|bars) (to|should i|can i) (see|visit|do|eat|go) (in|near|around) (dallas|austin|paris|town)
  (find|show|book|get|recommend) (me)? (a|some)? (flight|flights|rental car|cab|uber|fun things to do|good restaurants) (to|in|near|from) (boston|the airport|austin|new york)
  (set|start|cancel|i want|i need) (a|an|the)? (timer|alarm|reminder|meeting|new timer) (set|for ten minutes|for six|at noon|to call mom)
  (play|put on|skip to|change to) (the)? (next song|some jazz|my playlist|next one|music)
  (turn|switch) (on|off|up|down) (the)? (lights|tv|volume|heat|radio|whisper mode)
  (change|reset|forgot|forgotten|set up) (a|my|the)? (new)? (pin|password|user name|pin number|voice|language|accent) (for my account|on my card)?
  (i|we) (need|want|would like) to (put in|request|take|schedule) (pto|time off|vacation days|a day off|sick leave) (from march 1st|next week|in may)?
  (how|what) (is|are) (my)? (taxes|insurance|paycheck|benefits|401k|w2|rewards points|interest rate on my card)
  (what|whats) (is)? (the|my)? (gas mileage|oil level|tire pressure|next holiday|time in london|weather|traffic) (like|in boston|today|on the way to work)?
  (when|where) (should|do|can) i (change|get|have) (my)? (oil|oil changed|tires|car fixed|the tires checked|passport renewed)
  (what|how) (is|do you say|does|do you spell) (hello|house|cat|where is the bathroom|sell) (in|mean in)? (spanish|french|italian)?
  (how|can you tell me how) (do i|to) (cook|make|bake|fix|clean) (rice|pancakes|a cake|a flat tire|salsa)
  (do you|can you|does it) (take|accept|have) (reservations|credit cards|apple pay|walk ins|vegan options)
  (where is|track|when will) (my)? (package|order|luggage|delivery|card|paycheck) (arrive|be here|coming|shipped)?
  (you are|are you) (a robot|an ai|a computer|a real person|named alexa|made by google)
  (call|text|email|remind|tell) (my mom|bill|sarah|the office|him) (that i am late|at five|i love him)?
  (who|what) (made|makes|created|owns|are) (you|your pets|your hobbies|this app)
  (roll|flip|pick|choose) (a|the)? (dice|coin|number|card) (for me|between one and ten)?
  (i|my) (lost|cannot find|found) (my)? (phone|card|keys|luggage|wallet)
`);
