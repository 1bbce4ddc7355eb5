/* aloud: lists of words, spelt as text_fold spells them. */
#include <stddef.h>
#include <string.h>

#include "aloud.h"
#include "arena.h"
#include "text.h"

static const struct {
	const char *topic, *words;
} topics[] = {
	{ "health", " cancer chemo chemotherapy tumour tumor diabetic diabetes insulin epilepsy"
	    " epileptic depression depressed anxiety bipolar autistic autism adhd dementia alzheimers"
	    " alzheimer parkinsons stroke surgery operation hospital illness ill sick disease disabled"
	    " disability pregnant pregnancy miscarriage ivf hiv aids rehab alcoholic alcoholism addict"
	    " addiction addicted overdose therapist therapy psychiatrist medication antidepressants"
	    " diagnosis diagnosed deaf blind wheelchair overweight obese anorexic suicide suicidal"
	    " drinks drunk " },
	{ "faith", " muslim islam islamic mosque christian catholic protestant church baptist"
	    " jewish jew synagogue kosher halal hindu hinduism sikh buddhist buddhism atheist religion"
	    " religious god prays prayer jehovahs mormon evangelical ramadan priest imam rabbi vicar " },
	{ "politics", " politics political votes voted vote voter labour tory tories conservative"
	    " republican democrat liberal socialist communist fascist brexit remainer leaver trump"
	    " union unionist activist immigrant immigration asylum refugee election party " },
	{ "money", " debt debts broke bankrupt bankruptcy salary earns income rich wealthy poor benefits"
	    " dole redundant redundancy unemployed fired sacked mortgage loan loans inheritance"
	    " inherited gambling gambles bailiff pension " },
};

/* "birthday party" and "labour of love" are nobody's politics. */
static const char *const harmless[] = { " birthday party ", " garden party ", " tea party ",
	" dinner party ", " a party ", " the party ", " labour of love ", " rich tea ", " rich fruit ",
	" sick of ", " drinks tea ", " drinks coffee ", " drinks it ", " drinks her ", " drinks his ",
	" student union ", " rugby union ", " church choir ", " church bells ", " rich in ",
	" poor man ", " credit union ", NULL };

const char *
aloud_doubt(const char *text)
{
	struct arena *a = arena_new();
	char         *line = arena_printf(a, " %s ", text_fold(a, text)), *at, *save = NULL;
	const char   *found = NULL;

	for (const char *const *h = harmless; *h; h++)
		while ((at = strstr(line, *h)) != NULL)
			memset(at + 1, '-', strlen(*h) - 2);
	line = arena_text(a, line);
	for (size_t t = 0; t < sizeof topics / sizeof *topics && !found; t++) {
		char *words = arena_text(a, line);

		for (char *w = strtok_r(words, " -", &save); w && !found; w = strtok_r(NULL, " -", &save))
			if (strstr(topics[t].words, arena_printf(a, " %s ", w)))
				found = topics[t].topic;
	}
	arena_free(a);
	return found;
}
