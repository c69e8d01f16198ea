/** The emoji people use around incidents, by Slack's names. Others show as `:name:`. */
const NAMES = `
+1 👍, thumbsup 👍, -1 👎, thumbsdown 👎, ok_hand 👌, wave 👋, clap 👏, raised_hands 🙌, pray 🙏, muscle 💪, point_right 👉,
point_left 👈, point_up ☝️, point_down 👇, raised_hand ✋, hand ✋, handshake 🤝, crossed_fingers 🤞, v ✌️, writing_hand ✍️,
eyes 👀, eye 👁️, brain 🧠, bust_in_silhouette 👤, busts_in_silhouette 👥, speaking_head_in_silhouette 🗣️,
smile 😄, smiley 😃, grinning 😀, grin 😁, laughing 😆, joy 😂, rolling_on_the_floor_laughing 🤣, slightly_smiling_face 🙂,
upside_down_face 🙃, wink 😉, blush 😊, heart_eyes 😍, sunglasses 😎, thinking_face 🤔, neutral_face 😐, expressionless 😑,
no_mouth 😶, face_with_rolling_eyes 🙄, smirk 😏, persevere 😣, disappointed_relieved 😥, open_mouth 😮, hushed 😯, sleepy 😪,
tired_face 😫, sleeping 😴, relieved 😌, stuck_out_tongue 😛, sweat 😓, pensive 😔, confused 😕, worried 😟, cry 😢, sob 😭,
scream 😱, fearful 😨, cold_sweat 😰, exploding_head 🤯, flushed 😳, dizzy_face 😵, rage 😡, angry 😠, innocent 😇,
face_palm 🤦, facepalm 🤦, shrug 🤷, saluting_face 🫡, melting_face 🫠, partying_face 🥳, nerd_face 🤓, face_with_monocle 🧐,
robot_face 🤖, ghost 👻, skull 💀, alien 👽, see_no_evil 🙈, cat 🐱, dog 🐶, bug 🐛, ant 🐜, bee 🐝, snail 🐌, turtle 🐢, crab 🦀,
penguin 🐧, unicorn_face 🦄, dragon 🐉, elephant 🐘, owl 🦉, rat 🐀,
heart ❤️, orange_heart 🧡, yellow_heart 💛, green_heart 💚, blue_heart 💙, purple_heart 💜, black_heart 🖤, broken_heart 💔,
100 💯, fire 🔥, sparkles ✨, star ⭐, star2 🌟, boom 💥, zap ⚡, tada 🎉, confetti_ball 🎊, balloon 🎈, gift 🎁, trophy 🏆, medal 🏅,
rocket 🚀, airplane ✈️, car 🚗, ambulance 🚑, fire_engine 🚒, police_car 🚓, ship 🚢, anchor ⚓, construction 🚧, rotating_light 🚨,
vertical_traffic_light 🚦, stop_sign 🛑, octagonal_sign 🛑, checkered_flag 🏁, triangular_flag_on_post 🚩, waving_white_flag 🏳️,
warning ⚠️, no_entry ⛔, no_entry_sign 🚫, x ❌, heavy_check_mark ✔️, white_check_mark ✅, ballot_box_with_check ☑️, question ❓,
grey_question ❔, exclamation ❗, heavy_exclamation_mark ❗, grey_exclamation ❕, bangbang ‼️, interrobang ⁉️, sos 🆘, ok 🆗, new 🆕,
up 🆙, free 🆓, red_circle 🔴, large_orange_circle 🟠, large_yellow_circle 🟡, large_green_circle 🟢, large_blue_circle 🔵,
large_purple_circle 🟣, large_brown_circle 🟤, white_circle ⚪, black_circle ⚫, large_red_square 🟥, large_orange_square 🟧,
large_yellow_square 🟨, large_green_square 🟩, large_blue_square 🟦, white_large_square ⬜, black_large_square ⬛, radio_button 🔘,
small_red_triangle 🔺, small_red_triangle_down 🔻, small_blue_diamond 🔹, small_orange_diamond 🔸, large_blue_diamond 🔷,
pushpin 📌, round_pushpin 📍, paperclip 📎, link 🔗, bulb 💡, wrench 🔧, hammer 🔨, hammer_and_wrench 🛠️, tools 🛠️, gear ⚙️,
nut_and_bolt 🔩, toolbox 🧰, screwdriver 🪛, magnet 🧲, test_tube 🧪, microscope 🔬, telescope 🔭, satellite_antenna 📡, ladder 🪜,
fire_extinguisher 🧯, shield 🛡️, lock 🔒, unlock 🔓, closed_lock_with_key 🔐, key 🔑, old_key 🗝️, mag 🔍, mag_right 🔎, bell 🔔,
no_bell 🔕, loudspeaker 📢, mega 📣, speech_balloon 💬, thought_balloon 💭, left_speech_bubble 🗨️, zzz 💤, postal_horn 📯,
phone ☎️, telephone_receiver 📞, pager 📟, iphone 📱, computer 💻, desktop_computer 🖥️, keyboard ⌨️, floppy_disk 💾, cd 💿, minidisc 💽,
battery 🔋, electric_plug 🔌, email 📧, envelope ✉️, incoming_envelope 📨, inbox_tray 📥, outbox_tray 📤, package 📦, mailbox 📫,
memo 📝, pencil 📝, pencil2 ✏️, page_facing_up 📄, page_with_curl 📃, clipboard 📋, notebook 📓, ledger 📒, books 📚, book 📖, bookmark 🔖,
bookmark_tabs 📑, label 🏷️, file_folder 📁, open_file_folder 📂, card_index_dividers 🗂️, card_file_box 🗃️, file_cabinet 🗄️,
wastebasket 🗑️, scroll 📜, newspaper 📰, bar_chart 📊, chart_with_upwards_trend 📈, chart_with_downwards_trend 📉, calendar 📅, date 📅,
spiral_calendar_pad 🗓️, clock1 🕐, clock3 🕒, clock6 🕕, clock9 🕘, clock12 🕛, watch ⌚, stopwatch ⏱️, timer_clock ⏲️, alarm_clock ⏰,
hourglass ⌛, hourglass_flowing_sand ⏳, arrow_right ➡️, arrow_left ⬅️, arrow_up ⬆️, arrow_down ⬇️, arrow_upper_right ↗️,
arrow_lower_right ↘️, arrows_counterclockwise 🔄, arrows_clockwise 🔃, leftwards_arrow_with_hook ↩️, arrow_right_hook ↪️,
rewind ⏪, fast_forward ⏩, arrow_forward ▶️, double_vertical_bar ⏸️, black_square_for_stop ⏹️, record_button ⏺️, repeat 🔁,
heavy_plus_sign ➕, heavy_minus_sign ➖, heavy_multiplication_x ✖️, wavy_dash 〰️, infinity ♾️, recycle ♻️, information_source ℹ️,
one 1️⃣, two 2️⃣, three 3️⃣, four 4️⃣, five 5️⃣, six 6️⃣, seven 7️⃣, eight 8️⃣, nine 9️⃣, zero 0️⃣, keycap_ten 🔟, hash #️⃣,
sunny ☀️, partly_sunny ⛅, cloud ☁️, rain_cloud 🌧️, thunder_cloud_and_rain ⛈️, snowflake ❄️, umbrella ☔, ocean 🌊, rainbow 🌈, moon 🌙,
full_moon 🌕, new_moon 🌑, earth_americas 🌎, earth_africa 🌍, globe_with_meridians 🌐, world_map 🗺️, house 🏠, office 🏢, hospital 🏥,
factory 🏭, bank 🏦, coffee ☕, tea 🍵, beer 🍺, beers 🍻, pizza 🍕, cake 🍰, birthday 🎂, doughnut 🍩, cookie 🍪, apple 🍎, popcorn 🍿,
seedling 🌱, evergreen_tree 🌲, cactus 🌵, four_leaf_clover 🍀, mushroom 🍄, dart 🎯, game_die 🎲, jigsaw 🧩, crystal_ball 🔮, puzzle_piece 🧩,
art 🎨, microphone 🎤, musical_note 🎵, camera 📷, camera_with_flash 📸, movie_camera 🎥, tv 📺, film_frames 🎞️, moneybag 💰, credit_card 💳,
bandaid 🩹, adhesive_bandage 🩹, pill 💊, syringe 💉, thermometer 🌡️, stethoscope 🩺, ring_buoy 🛟, compass 🧭, firecracker 🧨, bomb 💣
`;

const BY_NAME: ReadonlyMap<string, string> = new Map(
  NAMES.split(',').map((pair) => pair.trim().split(' ') as [string, string]),
);
const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

/** What the picker offers first. */
export const QUICK_EMOJI: readonly string[] = [
  'pushpin',
  'bulb',
  'rotating_light',
  'wrench',
  'white_check_mark',
  '+1',
  'eyes',
];

/** All the others, each once: of several names for a character the first. */
export const OTHER_EMOJI: readonly string[] = [
  ...new Map([...BY_NAME].reverse().map(([name, character]) => [character, name])).values(),
]
  .reverse()
  .filter((name) => !QUICK_EMOJI.includes(name));

/** The character of `wave` or `wave::skin-tone-3`; undefined for names not in the map. */
export function emojiOf(name: string): string | undefined {
  const [base = '', tone] = name.split('::skin-tone-');
  const found = BY_NAME.get(base);
  return found && tone ? found + (SKIN_TONES[Number(tone) - 2] ?? '') : found;
}

/** The character, or the name between colons. */
export function emojiOrName(name: string): string {
  return emojiOf(name) ?? `:${name}:`;
}

/** Names that contain `part`, best first: those that begin with it. */
export function findEmoji(part: string, limit: number): string[] {
  const wanted = part.toLowerCase().replace(/^:|:$/g, '');
  return [...BY_NAME.keys()]
    .filter((name) => name.includes(wanted))
    .sort((a, b) => Number(b.startsWith(wanted)) - Number(a.startsWith(wanted)))
    .slice(0, limit);
}
