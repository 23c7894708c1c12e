package com.signalcraft.contract;

abstract class PagingContract extends ContractArea {}
