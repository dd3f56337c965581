/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-gazetteer.h"
#include "extract/nb-phrases.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* The tables that all runs of an extractor share. Immutable once made. */
struct _NbRules
{
  NbVocabulary *vocabulary;
  NbGazetteer  *gazetteer;
  NbPhrases    *person_words;    /* honorifics, ranks, first words of roles → NbPersonWord */
  NbPhrases    *role_stops;
  NbPhrases    *family_names;    /* → whether it is hardly ever anything else */
  NbPhrases    *unit_words;      /* "xã", "trường": what is capitalised behind them is no person */
  NbPhrases    *historic_people;
  NbPhrases    *organisations;   /* first words of their names */
  NbPhrases    *levels;          /* what such names go on with, where it is written small */
  NbPhrases    *campaigns;       /* → index into nb-campaigns.c's table */
  NbPhrases    *issuers;         /* → index into nb-citations.c's table */
  NbPhrases    *document_kinds;  /* → index into nb-citations.c's table */
};

void nb_names_fill_rules     (NbRules *rules);
void nb_roles_fill_rules     (NbRules *rules);
void nb_organisations_fill_rules (NbRules *rules);
void nb_campaigns_fill_rules (NbRules *rules);
void nb_citations_fill_rules (NbRules *rules);

G_END_DECLS
